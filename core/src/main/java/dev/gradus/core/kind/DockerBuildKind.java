package dev.gradus.core.kind;

import dev.gradus.core.container.BuildOption;
import dev.gradus.core.container.BuildOptions;
import dev.gradus.core.container.BuildParameters;
import dev.gradus.core.container.BuildSpec;
import dev.gradus.core.container.ImageInfo;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.Lifetime;
import dev.gradus.core.container.TrustPolicy;
import dev.gradus.core.data.Document;
import dev.gradus.core.port.LocalFiles;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.Origin;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.Tracking;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds an image when what it is made of has changed. Commands given in {@code shell} run on the host before. */
final class DockerBuildKind implements StepKind, Stoppable, Tracked, Canonical, Documented {
    private static final int VERSION = 1;

    private final Containerised parts;
    private final LocalFiles files;
    private final TrackedFiles tracked;
    private final ShellBefore before;

    DockerBuildKind(Containerised parts, LocalFiles files, TrackedFiles tracked, ShellBefore before) {
        this.parts = parts;
        this.files = files;
        this.tracked = tracked;
        this.before = before;
    }

    @Override
    public String name() {
        return "docker_build";
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(false, false, "Builds an image when what it is made of has changed.");
    }

    @Override
    public boolean runsOnHost(Document settings) {
        return settings.isObject()
                && settings.member("shell").filter(shell -> shell.size() > 0).isPresent();
    }

    @Override
    public Document canonical(Document settings) {
        return Aliases.canonical(settings, Set.of());
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        var check = new ContainerCheck();
        Document canonical = canonical(settings);
        if (check.binds(canonical, DockerBuildSettings.class)) {
            DockerBuildSettings bound = canonical.as(DockerBuildSettings.class);
            check.image(bound.repository(), bound.imageTag())
                    .build(bound.parameters())
                    .files(bound.files());
            bound.tags().forEach(tag -> check.image(null, tag));
        }
        return check.faults();
    }

    @Override
    public Inputs inputs(StepContext context) {
        return parts.inputs(() -> tracked(context));
    }

    private Inputs tracked(StepContext context) {
        if (!check(context.settings()).isEmpty()) {
            return Inputs.untracked();
        }
        Document canonical = canonical(context.settings());
        DockerBuildSettings settings = canonical.as(DockerBuildSettings.class);
        Fingerprint fingerprint = Fingerprint.of(name(), VERSION)
                .withSettings(canonical.without("files").without("image_id"))
                .with("image", String.valueOf(settings.image(context)));
        String platform = TaskDefaults.of(context.claimed().task()).platform();
        if (platform != null) {
            fingerprint = fingerprint.with("platform", platform);
        }
        List<String> paths = settings.files().isEmpty() ? List.of(settings.folder()) : settings.files();
        return tracked.addTo(fingerprint, paths, context);
    }

    @Override
    public Optional<String> lapsed(StepContext context, Document results) {
        return parts.lapsed(() -> missing(results));
    }

    private Optional<String> missing(Document results) {
        ImageWish built = ImageWish.of(
                results.member("image_id").orElseThrow().text(),
                results.member("image_tag").orElseThrow().text());
        ImageRef tag = built.reference();
        boolean stands = tag != null
                && parts.engine()
                        .images()
                        .find(tag)
                        .filter(image -> built.admits(image.id()))
                        .isPresent();
        return stands ? Optional.empty() : Optional.of("the engine holds no such image as " + tag);
    }

    @Override
    public boolean confirmGone(Document memo) throws InterruptedException {
        return before.confirmGone(memo);
    }

    @Override
    public Outcome execute(StepContext context) throws InterruptedException {
        return parts.work(context, () -> {
            List<SettingsFault> faults = check(context.settings());
            if (!faults.isEmpty()) {
                throw RefusedException.user("INVALID_SETTINGS", faults.get(0).message());
            }
            return build(canonical(context.settings()).as(DockerBuildSettings.class), context);
        });
    }

    private Outcome build(DockerBuildSettings settings, StepContext context) throws InterruptedException {
        ImageRef tag = settings.image(context);
        BuildOptions options = options(settings, tag, context);
        Path folder = TaskFolder.folder(files, context, settings.folder());
        before.run(settings.shell(), settings.env(), context);
        List<ImageRef> tags = new ArrayList<>(List.of(tag));
        settings.tags().forEach(more -> tags.add(ImageRef.parse(more)));
        var spec = new BuildSpec(folder, tags, options, Containerised.owner(context.claimed(), Lifetime.STEP));
        ImageInfo built = Containerised.ready(
                parts.engine().images().build(spec, Containerised.told(context), context.stop()),
                "building " + tag,
                "BUILD_FAILED",
                context);
        Document results = new Images.Found(tag, built)
                .addTo(Document.emptyObject().with("result", "success"))
                .with("tags", tags.stream().map(ImageRef::toString).toList());
        return new Outcome.Success(results, Origin.EXECUTED, settings.shell().isEmpty() ? null : afterShell(context));
    }

    /** Commands before the build may have made tracked files: what was built is what they left. */
    private @Nullable Tracking afterShell(StepContext context) {
        LastSuccess last = context.claimed().step().result().last();
        return inputs(context) instanceof Inputs.Known known
                ? new Tracking(
                        known.fingerprint(),
                        last == null
                                ? List.of()
                                : known.fingerprint()
                                        .changedSince(last.tracking().fingerprint()))
                : null;
    }

    private BuildOptions options(DockerBuildSettings settings, ImageRef tag, StepContext context) {
        BuildParameters read = BuildParameters.parse(ImagePlaceholder.replaced(settings.parameters(), tag));
        RunPlan.refuse(read.faults());
        List<String> words = read.words();
        boolean contextOnly =
                words.isEmpty() || (words.size() == 1 && words.get(0).equals("."));
        if (!contextOnly) {
            throw RefusedException.user(
                    "INVALID_OPTION",
                    "'%s' is no option; the context is the setting 'context'".formatted(words.get(0)));
        }
        BuildOptions options = read.options();
        if (settings.dockerfile() != null) {
            options = options.with(BuildOption.FILE, settings.dockerfile());
        }
        String platform = TaskDefaults.of(context.claimed().task()).platform();
        if (platform != null && options.text(BuildOption.PLATFORM).isEmpty()) {
            options = options.with(BuildOption.PLATFORM, platform);
        }
        TrustPolicy policy = parts.policy(context.claimed());
        RunPlan.refuse(policy.refusals(options));
        return policy.confine(options);
    }

    @Override
    public KindGuide guide() {
        return DockerBuildGuide.GUIDE;
    }
}
