package dev.gradus.core.kind;

import dev.gradus.core.container.ContainerExit;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.Lifetime;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs a container. One that has a command, is not kept, lends no port and serves no other step is followed to its end, and its
 * exit status decides. Any other is a service: the step is done when it has run a second, and it goes on.
 */
final class DockerRunKind implements StepKind, Stoppable, Tracked, Canonical, Documented {
    private static final int VERSION = 1;
    private static final Duration SETTLING = Duration.ofSeconds(1);
    private static final Set<String> OUTPUTS = Set.of("container_id");
    /** Kinds whose steps do something in the container of a step that they need. */
    private static final Set<String> USERS = Set.of("docker_shell", "rubric_set", "rubric_shell", "dynamic_rubric");

    private static final SettingsForm<DockerRunSettings> FORM =
            new SettingsForm<>(DockerRunSettings.class, OUTPUTS, DockerRunKind::check);

    private final Containerised parts;
    private final Images images;

    DockerRunKind(Containerised parts) {
        this.parts = parts;
        this.images = new Images(parts);
    }

    @Override
    public String name() {
        return "docker_run";
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(false, false, "Runs a container, to its end or as a service that other steps use.");
    }

    @Override
    public Document canonical(Document settings) {
        return FORM.of(settings);
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        return FORM.faults(settings);
    }

    private static void check(DockerRunSettings bound, ContainerCheck check) {
        check.image(bound.imageId(), bound.imageTag()).run(bound.parameters()).name(bound.containerName());
        if (bound.endingTime().isNegative() || bound.endingTime().compareTo(DockerRunSettings.MAX_GRACE) > 0) {
            check.add("/grace", "expected 0s to 1m");
        }
    }

    @Override
    public Inputs inputs(StepContext context) {
        return parts.inputs(() -> FORM.inputs(
                context.settings(),
                (canonical, settings) -> Inputs.of(Fingerprint.of(name(), VERSION)
                        .withSettings(canonical)
                        .with("image", images.identity(settings.imageId(), settings.imageTag(), context))
                        .with("service", String.valueOf(isUsed(context))))));
    }

    private static boolean isUsed(StepContext context) {
        return context.dependants().stream().anyMatch(USERS::contains);
    }

    @Override
    public Optional<String> lapsed(StepContext context, Document results) {
        return parts.lapsed(() -> {
            if (results.member("exit_code").isPresent()) {
                return Optional.empty();
            }
            String id = results.member("container_id").orElseThrow().text();
            return parts.engine()
                            .containers()
                            .find(id)
                            .filter(ContainerInfo::isRunning)
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of("container %s does not run any more"
                            .formatted(results.member("container_name").orElseThrow()));
        });
    }

    @Override
    public boolean confirmGone(Document memo) throws InterruptedException {
        return StepContainers.confirmGone(parts.engine(), memo);
    }

    @Override
    public Outcome execute(StepContext context) throws InterruptedException {
        return parts.work(context, () -> new Running(FORM.require(context.settings()), context).outcome());
    }

    /** One execution. */
    private final class Running {
        private final DockerRunSettings settings;
        private final StepContext context;
        private final StepContainers containers;
        private final ContainerOutput output;
        private final Instant begun;

        Running(DockerRunSettings settings, StepContext context) {
            this.settings = settings;
            this.context = context;
            this.containers = new StepContainers(parts.engine(), context);
            this.output = new ContainerOutput(context);
            this.begun = context.now();
        }

        Outcome outcome() throws InterruptedException {
            ImageWish wish = Images.meant(settings.imageId(), settings.imageTag(), context);
            Images.Found image = images.require(wish, context);
            ImageRef reference = ImageRef.of(image.info().id());
            RunPlan plan = RunPlan.of(
                            settings.parameters(), image.called(), settings.env(), parts.policy(context.claimed()))
                    .on(TaskDefaults.of(context.claimed().task()).platform())
                    .running(settings.command());
            String name = settings.name(plan, context);
            containers.removeOthers(List.of());
            boolean ends = !plan.command().isEmpty() && !settings.isKept() && !plan.isPublished() && !isUsed(context);
            Document results = image.addTo(Document.emptyObject().with("result", "success"));
            return ends ? toTheEnd(name, reference, plan, results) : service(name, reference, plan, results);
        }

        private Outcome toTheEnd(String name, ImageRef image, RunPlan plan, Document results)
                throws InterruptedException {
            ContainerInfo container = containers.started(name, image, plan.kept(), Lifetime.ATTEMPT);
            try {
                parts.engine().containers().follow(container.id(), output, context.stop());
                Optional<ContainerExit> exit = parts.engine().containers().await(container.id(), context.stop());
                return exit.map(ended -> ended(ended, shown(results, container)))
                        .orElseGet(() -> Outcome.failure(StopFailure.of("container " + name, context.stop())));
            } finally {
                containers.end(container.id(), name, settings.endingTime());
            }
        }

        private Outcome service(String name, ImageRef image, RunPlan plan, Document results)
                throws InterruptedException {
            RunPlan wanted = settings.isKept() ? plan.kept() : plan;
            RunPlan first = settings.isKept() && !plan.command().isEmpty() ? wanted.alive() : wanted;
            ContainerInfo container = containers.started(name, image, first.kept(), Lifetime.STEP);
            Optional<Outcome> early = settled(container, results);
            if (early.isEmpty()) {
                return Outcome.success(shown(results, container));
            } else if (context.stop().isRequested() || !settings.isKept()) {
                return early.get();
            }
            parts.engine().containers().remove(container.id());
            ContainerInfo alive = containers.started(name, image, wanted.alive(), Lifetime.STEP);
            return settled(alive, results).orElseGet(() -> Outcome.success(shown(results, alive)));
        }

        /** Nothing when the container has run a second, else what came of it. */
        private Optional<Outcome> settled(ContainerInfo container, Document results) throws InterruptedException {
            if (!Pause.of(SETTLING, context.stop())) {
                containers.end(container.id(), container.name(), settings.endingTime());
                return Optional.of(Outcome.failure(StopFailure.of("container " + container.name(), context.stop())));
            }
            ContainerInfo now = parts.engine()
                    .containers()
                    .find(container.name())
                    .orElseThrow(() -> RefusedException.user(
                            "CONTAINER_GONE", "container %s was removed by somebody else".formatted(container.name())));
            if (now.isRunning()) {
                return Optional.empty();
            }
            parts.engine().containers().follow(container.id(), output, context.stop());
            ContainerExit exit = now.exit() == null ? new ContainerExit(0, false, "") : now.exit();
            Outcome ended = ended(exit, shown(results, container));
            boolean wanted = isUsed(context) || settings.isKept();
            return Optional.of(
                    wanted && ended instanceof Outcome.Success
                            ? Outcome.failure(Failure.user(
                                    "CONTAINER_EXITED",
                                    "container %s ended at once with status 0, and other steps use it: give it a command that goes on, or keep_forever"
                                            .formatted(container.name())))
                            : ended);
        }

        private Outcome ended(ContainerExit exit, Document shown) {
            Document results = output.addTo(shown.with("exit_code", exit.code())
                    .with("duration_ms", Duration.between(begun, context.now()).toMillis()));
            if (exit.code() == 0) {
                return Outcome.success(results);
            }
            String why = exit.outOfMemory()
                    ? ", its memory limit was reached"
                    : exit.error().isEmpty() ? "" : ": " + exit.error();
            return Outcome.failure(new Failure(
                    FailureClass.USER,
                    exit.outOfMemory() ? "OUT_OF_MEMORY" : "EXIT_STATUS",
                    "the container exited with status %d%s".formatted(exit.code(), why),
                    true,
                    results.without("result")));
        }

        private Document shown(Document results, ContainerInfo container) {
            return results.with("container_id", container.id().value()).with("container_name", container.name());
        }
    }

    @Override
    public KindGuide guide() {
        return DockerRunGuide.GUIDE;
    }
}
