package dev.gradus.core.kind;

import dev.gradus.core.container.PoolMember;
import dev.gradus.core.container.RunOption;
import dev.gradus.core.container.RunParameters;
import dev.gradus.core.data.Document;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a number of equal containers running, which other steps use one at a time. A pool that grows keeps its members; one that
 * shrinks, or gets another image, waits for the steps that use the members that go.
 */
final class DockerPoolKind implements StepKind, Stoppable, Tracked, Canonical, Documented {
    private static final int VERSION = 1;
    private static final Set<String> OUTPUTS = Set.of("containers");
    private static final String PARAMETERS = "parameters";
    private static final SettingsForm<DockerPoolSettings> FORM =
            new SettingsForm<>(DockerPoolSettings.class, OUTPUTS, DockerPoolKind::check);

    private final Containerised parts;
    private final Images images;

    DockerPoolKind(Containerised parts) {
        this.parts = parts;
        this.images = new Images(parts);
    }

    @Override
    public String name() {
        return "docker_pool";
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(
                false, false, "Keeps a number of equal containers running, which steps use one at a time.");
    }

    @Override
    public Document canonical(Document settings) {
        return FORM.of(settings);
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        return FORM.faults(settings);
    }

    private static void check(DockerPoolSettings bound, ContainerCheck check) {
        check.image(bound.imageId(), bound.imageTag()).run(bound.parameters());
        if (bound.poolSize() < 1 || bound.poolSize() > PoolMember.MAX_SIZE) {
            check.add("/pool_size", "expected 1 to %d, found %d".formatted(PoolMember.MAX_SIZE, bound.poolSize()));
        }
        if (RunParameters.parse(bound.parameters()).options().given().contains(RunOption.NAME)) {
            check.add("/parameters", "--name cannot be given to all members of a pool");
        }
    }

    @Override
    public Inputs inputs(StepContext context) {
        return parts.inputs(() -> FORM.inputs(
                whole(context),
                (canonical, settings) -> Inputs.of(Fingerprint.of(name(), VERSION)
                        .withSettings(canonical)
                        .with("image", images.identity(settings.imageId(), settings.imageTag(), context)))));
    }

    @Override
    public Optional<String> lapsed(StepContext context, Document results) {
        return parts.lapsed(() -> Pool.of(results).lapsed(parts.engine()));
    }

    @Override
    public boolean confirmGone(Document memo) throws InterruptedException {
        return StepContainers.confirmGone(parts.engine(), memo);
    }

    @Override
    public Outcome execute(StepContext context) throws InterruptedException {
        return parts.work(context, () -> {
            DockerPoolSettings settings = FORM.require(whole(context));
            ImageWish wish = Images.meant(settings.imageId(), settings.imageTag(), context);
            Images.Found image = images.require(wish, context);
            RunPlan plan = RunPlan.of(
                            settings.parameters(), image.called(), settings.env(), parts.policy(context.claimed()))
                    .on(TaskDefaults.of(context.claimed().task()).platform())
                    .kept();
            boolean same =
                    inputs(context) instanceof Inputs.Known known && onlyTheSizeChanged(known.fingerprint(), context);
            return new PoolFilling(parts, settings, context, image, plan).outcome(same);
        });
    }

    /** The step's settings with the task's parameters where it has none of its own. */
    private Document whole(StepContext context) {
        Document own = canonical(context.settings());
        return own.isObject() && own.member(PARAMETERS).isEmpty()
                ? TaskDefaults.of(context.claimed().task())
                        .runParameters()
                        .map(parameters -> own.with(PARAMETERS, parameters))
                        .orElse(own)
                : own;
    }

    /** Members made under the same settings stay. */
    private static boolean onlyTheSizeChanged(Fingerprint now, StepContext context) {
        var last = context.claimed().step().result().last();
        return last != null
                && List.of("settings/pool_size", "settings/health_check")
                        .containsAll(now.changedSince(last.tracking().fingerprint()));
    }

    @Override
    public KindGuide guide() {
        return new KindGuide(
                List.of(
                        "{\"docker_pool\": {\"pool_size\": 3, \"parameters\": [\"-v\", \"/data:/data\"], \"keep_forever\": true}}",
                        "{\"docker_pool\": {\"image_tag\": \"my-worker:1.0\", \"pool_size\": 4, \"keep_forever\": true, \"parameters\": [\"--memory=256m\"]}}"),
                List.of(
                        KindGuide.entry("pool_size", "how many containers, 1 to " + PoolMember.MAX_SIZE),
                        KindGuide.entry("image_tag", ContainerGuide.IMAGE_TAG),
                        KindGuide.entry("image_id", ContainerGuide.IMAGE_ID),
                        KindGuide.entry(
                                PARAMETERS,
                                ContainerGuide.PARAMETERS + "; by default the task's `docker_run_parameters`"),
                        KindGuide.entry(
                                "keep_forever",
                                "members go on when their own program has ended, which needs a shell in the image; `false` by default"),
                        KindGuide.entry(
                                "health_check",
                                "a line for `sh -c` in each member that must exit with 0; none by default"),
                        KindGuide.entry("env", "variables of the containers")),
                List.of(
                        KindGuide.entry("containers", "for each member `container_id` and `container_name`"),
                        KindGuide.entry("image_id", "of their image"),
                        KindGuide.entry("image_tag", "their image's reference"),
                        KindGuide.entry("message", "how many run")),
                ContainerGuide.failures(
                        KindGuide.entry("CONTAINER_EXITED", "`user`: a member ended within a second"),
                        KindGuide.entry("UNHEALTHY", "`user`, retryable: names the members whose health check failed"),
                        KindGuide.entry("IMAGE_NOT_FOUND", "`user`: neither the engine nor a registry has the image"),
                        KindGuide.entry("IMAGE_MISMATCH", "`user`: the image has another id than expected")));
    }
}
