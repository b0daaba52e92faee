package dev.gradus.core.kind;

import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ExecSpec;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.kind.DockerShellSettings.Labelled;
import dev.gradus.core.port.CommandResult;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs labelled shell commands in a running container, one after the other; a failed one does not keep the next from running. */
final class DockerShellKind implements StepKind, Stoppable, Tracked, Canonical, Documented {
    static final String NAME = "docker_shell";
    private static final int VERSION = 1;

    private static final int MAX_COMMANDS = 1_000;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final long MAX_LOGGED = 64L << 20;
    private static final SettingsForm<DockerShellSettings> FORM =
            new SettingsForm<>(DockerShellSettings.class, Set.of(), DockerShellKind::check);

    private final Containerised parts;
    private final TrackedFiles tracked;

    DockerShellKind(Containerised parts, TrackedFiles tracked) {
        this.parts = parts;
        this.tracked = tracked;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(false, false, "Runs labelled shell commands in a running container.");
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        return FORM.faults(settings);
    }

    @Override
    public Document canonical(Document settings) {
        return FORM.of(settings);
    }

    /** Only who names files says that nothing else in the container matters but which container it is. */
    private static void check(DockerShellSettings bound, ContainerCheck check) {
        checkCommands(check, bound.command());
        check.files(bound.files());
        check.image(bound.target().imageId(), bound.target().imageTag());
    }

    @Override
    public Inputs inputs(StepContext context) {
        return parts.inputs(() -> FORM.inputs(context.settings(), (canonical, settings) -> {
            if (settings.files().isEmpty()) {
                return Inputs.untracked();
            }
            Fingerprint fingerprint = Fingerprint.of(name(), VERSION)
                    .withSettings(canonical.without("files"))
                    .with("container", new ShellTarget(parts, settings.target(), context).identity());
            return tracked.addTo(fingerprint, settings.files(), context);
        }));
    }

    @Override
    public Optional<String> lapsed(StepContext context, Document results) {
        return Optional.empty();
    }

    private static void checkCommands(ContainerCheck check, List<Document> commands) {
        if (commands.isEmpty() || commands.size() > MAX_COMMANDS) {
            check.add("/command", "expected 1 to %d commands, found %d".formatted(MAX_COMMANDS, commands.size()));
        }
        for (int i = 0; i < commands.size(); i++) {
            Document command = commands.get(i);
            boolean labelled = command.isObject()
                    && command.size() == 1
                    && command.members().values().iterator().next().isString();
            if (!labelled && !command.isString()) {
                check.add("/command/" + i, "expected {LABEL: COMMAND}, found " + command);
            }
        }
    }

    @Override
    public boolean confirmGone(Document memo) throws InterruptedException {
        return StepContainers.confirmGone(parts.engine(), memo);
    }

    @Override
    public Outcome execute(StepContext context) throws InterruptedException {
        return parts.work(context, () -> {
            DockerShellSettings settings = FORM.require(context.settings());
            var containers = new StepContainers(parts.engine(), context);
            var target = new ShellTarget(parts, settings.target(), context);
            Optional<ShellTarget.Chosen> found = target.choose(containers);
            if (found.isEmpty()) {
                return new Outcome.Release(
                        context.now().plus(LOOK_AGAIN), target.wish().memo());
            }
            ShellTarget.Chosen chosen = found.get();
            try {
                Outcome outcome = run(settings, chosen.container(), context, containers);
                context.giveBack();
                return outcome;
            } finally {
                if (chosen.own()) {
                    containers.end(chosen.container().id(), chosen.container().name(), Duration.ofSeconds(1));
                }
            }
        });
    }

    private Outcome run(
            DockerShellSettings settings, ContainerInfo container, StepContext context, StepContainers containers)
            throws InterruptedException {
        List<Document> outputs = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (Labelled command : settings.lines()) {
            var output = new ShellOutput(
                    context, containers, MAX_LOGGED, settings.command().size());
            output.begin(command.label());
            CommandResult result =
                    parts.engine().execs().run(container.id(), exec(settings, command), output, context.stop());
            if (result.stopped()) {
                return Outcome.failure(StopFailure.of("command '" + command.label() + "'", context.stop()));
            }
            outputs.add(output.shown(command.label(), result.exitCode()));
            if (result.exitCode() != 0) {
                failed.add("'%s' exited with status %d".formatted(command.label(), result.exitCode()));
            }
        }
        Document results = Document.emptyObject()
                .with("result", failed.isEmpty() ? "success" : "failure")
                .with("outputs", outputs)
                .with("container_id", container.id().value())
                .with("container_name", container.name())
                .with("image_id", container.image().value());
        return failed.isEmpty()
                ? Outcome.success(results)
                : Outcome.failure(
                        new Failure(FailureClass.USER, "COMMAND_FAILED", String.join("; ", failed), true, results));
    }

    private static ExecSpec exec(DockerShellSettings settings, Labelled command) {
        return new ExecSpec(
                List.of("sh", "-c", command.line()),
                settings.env(),
                settings.user(),
                settings.workdir(),
                ExecSpec.GRACE);
    }

    @Override
    public KindGuide guide() {
        return new KindGuide(
                List.of(
                        "{\"docker_shell\": {\"command\": [{\"run_application_tests\": \"/app/tests/run.sh\"}]}}",
                        "{\"docker_shell\": {\"docker\": {\"container_name\": \"my-app-container\"}, \"command\": [{\"list_files\": \"ls -la /app\"}, {\"run_tests\": \"/app/run_tests.sh\"}]}}",
                        "{\"docker_shell\": {\"docker\": {\"image_tag\": \"ubuntu:latest\"}, \"command\": [{\"command\": \"ls /\"}]}}"),
                List.of(
                        KindGuide.entry(
                                "command",
                                "objects with one member, the label and the line for `sh -c`, run in this order; a bare line is `command_1`, …"),
                        KindGuide.entry("docker.container_id", "the container, by id or the beginning of one"),
                        KindGuide.entry("docker.container_name", "the container, by name"),
                        KindGuide.entry(
                                "docker.image_tag",
                                "a running container of the task with this image, else a new one, which ends with the step; without any of these the container of the nearest step among the needs"),
                        KindGuide.entry("docker.image_id", "the id that the container's image must have"),
                        KindGuide.entry(
                                "workdir", "the working folder in the container; the container's own by default"),
                        KindGuide.entry("user", "`name|uid[:group|gid]`; the container's own by default"),
                        KindGuide.entry("env", "variables of the commands"),
                        KindGuide.entry(
                                "files",
                                ContainerGuide.FILES
                                        + "; with it the commands run again only when one of these, a setting or the container is another, without it each time")),
                List.of(
                        KindGuide.entry(
                                "outputs",
                                "for each command: `label`, `output`, `error` and `exit_code`; the ends of both outputs, at most 64 KiB each and 1 MiB in all"),
                        KindGuide.entry("container_id", "where they ran"),
                        KindGuide.entry("container_name", "what people call it"),
                        KindGuide.entry("image_id", "of its image")),
                ContainerGuide.failures(
                        KindGuide.entry(
                                "COMMAND_FAILED",
                                "`user`, retryable: names the commands that failed; the details are the results"),
                        KindGuide.entry("CONTAINER_NOT_FOUND", "`user`: no such container"),
                        KindGuide.entry("CONTAINER_NOT_RUNNING", "`user`: it has ended"),
                        KindGuide.entry("NOT_ALLOWED", "`policy`: the container is not one of this installation"),
                        KindGuide.entry("IMAGE_MISMATCH", "`user`: the container runs another image")));
    }
}
