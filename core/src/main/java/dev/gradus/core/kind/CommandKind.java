package dev.gradus.core.kind;

import dev.gradus.core.data.BindingException;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.port.CommandResult;
import dev.gradus.core.port.CommandRunner;
import dev.gradus.core.port.CommandSpec;
import dev.gradus.core.port.LocalFiles;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Runs a program on the host, in the task's folder, with a small environment and no shell. Only its exit status decides. What it
 * left running is ended with it.
 */
final class CommandKind implements StepKind, Stoppable, Tracked, Documented {
    private static final int VERSION = 1;

    private final CommandRunner commands;
    private final LocalFiles files;
    private final TrackedFiles tracked;
    private final CommandEnvironment environment;

    CommandKind(CommandRunner commands, LocalFiles files, TrackedFiles tracked, CommandEnvironment environment) {
        this.commands = commands;
        this.files = files;
        this.tracked = tracked;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "command";
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(false, true, "Runs a program on the host in the task's `local_path`, without a shell.");
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        return new CommandCheck(environment).faults(settings);
    }

    @Override
    public Outcome execute(StepContext context) throws InterruptedException {
        List<SettingsFault> faults = check(context.settings());
        if (!faults.isEmpty()) {
            return Outcome.failure(failure(faults.get(0)));
        }
        CommandSettings settings;
        try {
            settings = CommandSettings.of(context.settings());
        } catch (BindingException refused) {
            return Outcome.failure(SettingsCheck.failure(refused));
        }
        return run(settings, context);
    }

    @Override
    public Inputs inputs(StepContext context) {
        if (!check(context.settings()).isEmpty()) {
            return Inputs.untracked();
        }
        CommandSettings settings = CommandSettings.of(context.settings());
        if (settings.files().isEmpty()) {
            return Inputs.untracked();
        }
        Fingerprint fingerprint = Fingerprint.of(name(), VERSION)
                .withSettings(CommandSettings.longForm(context.settings()).without("files"))
                .withEnvironment(environment.passed(settings.passEnv()));
        return tracked.addTo(fingerprint, settings.files(), context);
    }

    @Override
    public Optional<String> lapsed(StepContext context, Document results) {
        return Optional.empty();
    }

    private Outcome run(CommandSettings settings, StepContext context) throws InterruptedException {
        String localPath = context.claimed().task().localPath();
        if (localPath == null) {
            return Outcome.failure(Failure.user(
                    "NO_LOCAL_PATH",
                    "command runs in the task's local_path, which this task does not have: create it with one"));
        }
        String cwd = settings.cwd() == null ? "." : settings.cwd();
        LocalFiles.Sighting folder = files.look(Path.of(localPath), cwd);
        return folder instanceof LocalFiles.Present present && present.folder()
                ? run(settings, present.path(), context)
                : Outcome.failure(noFolder(cwd, folder));
    }

    @Override
    public boolean confirmGone(Document memo) throws InterruptedException {
        // Nothing noted: nothing started.
        return memo.equals(Document.emptyObject()) || commands.end(memo);
    }

    private Outcome run(CommandSettings settings, Path folder, StepContext context) throws InterruptedException {
        var command = new CommandSpec(
                settings.words(),
                folder,
                environment.of(settings.passEnv(), settings.env()),
                settings.input(),
                settings.endingTime());
        var output = new CommandOutput(context, settings.loggedBytes(), settings.isScanned() ? new OutputScan() : null);
        Instant begun = context.now();
        CommandResult result;
        try {
            result = commands.run(command, output, context.stop());
        } catch (CoreException notStarted) {
            return Outcome.failure(notStarted(notStarted));
        }
        if (result.stopped()) {
            String program = "command '" + settings.words().get(0) + "'";
            return Outcome.failure(StopFailure.of(program, context.stop()));
        }
        Document results = output.addTo(Document.emptyObject()
                .with("exit_code", result.exitCode())
                .with("duration_ms", Duration.between(begun, context.now()).toMillis()));
        boolean success = settings.isSuccess(result.exitCode()) || OutputScan.asksForReview(results);
        return success
                ? Outcome.success(results)
                : Outcome.failure(new Failure(
                        FailureClass.USER,
                        "EXIT_STATUS",
                        "'%s' exited with status %d".formatted(settings.words().get(0), result.exitCode()),
                        true,
                        results));
    }

    private static Failure failure(SettingsFault fault) {
        return switch (fault.code()) {
            case "NOT_ALLOWED" -> Failure.policy("VARIABLE_NOT_ALLOWED", fault.message());
            case "PATH_OUTSIDE" -> Failure.user("PATH_OUTSIDE", fault.message());
            default -> Failure.user("INVALID_SETTINGS", fault.pointer() + ": " + fault.message());
        };
    }

    private static Failure notStarted(CoreException refused) {
        String message = String.valueOf(refused.getMessage());
        return switch (refused.code()) {
            case INVALID_INPUT -> Failure.user("COMMAND_NOT_FOUND", message);
            default -> Failure.infra("COMMAND_NOT_STARTED", message);
        };
    }

    private static Failure noFolder(String cwd, LocalFiles.Sighting seen) {
        if (seen instanceof LocalFiles.Outside) {
            return Failure.user("PATH_OUTSIDE", "outside the task's local_path: " + cwd);
        } else if (seen instanceof LocalFiles.Unreadable unreadable) {
            return Failure.user("NO_FOLDER", "cannot run in '" + cwd + "': " + unreadable.reason());
        }
        return Failure.user("NO_FOLDER", "cannot run in '" + cwd + "': it is no folder of the task's local_path");
    }

    @Override
    public KindGuide guide() {
        return CommandGuide.GUIDE;
    }
}
