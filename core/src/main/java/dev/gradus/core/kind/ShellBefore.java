package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.port.CommandResult;
import dev.gradus.core.port.CommandRunner;
import dev.gradus.core.port.CommandSpec;
import dev.gradus.core.port.LogChunk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Commands that a step runs on the host, one after the other, before its own work; the first that fails ends it. */
final class ShellBefore {
    private static final long MAX_LOGGED = 8L << 20;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final CommandRunner commands;
    private final CommandEnvironment environment;

    ShellBefore(CommandRunner commands, CommandEnvironment environment) {
        this.commands = commands;
        this.environment = environment;
    }

    void run(List<String> lines, Map<String, String> variables, StepContext context) throws InterruptedException {
        for (String line : lines) {
            context.print(LogChunk.Source.GRADUS, "$ " + line + "\n");
            run(line, variables, context);
        }
        if (!lines.isEmpty()) {
            context.note(Document.emptyObject());
        }
    }

    private void run(String line, Map<String, String> variables, StepContext context) throws InterruptedException {
        var command = new CommandSpec(
                List.of("sh", "-c", line), TaskFolder.of(context), environment.of(Set.of(), variables), "", GRACE);
        var output = new CommandOutput(context, MAX_LOGGED);
        CommandResult result;
        try {
            result = commands.run(command, output, context.stop());
        } catch (CoreException refused) {
            throw new RefusedException(Failure.infra("SHELL_NOT_STARTED", String.valueOf(refused.getMessage())));
        }
        if (result.stopped()) {
            throw new RefusedException(StopFailure.of("'" + line + "'", context.stop()));
        } else if (result.exitCode() != 0) {
            throw new RefusedException(new Failure(
                    FailureClass.USER,
                    "SHELL_FAILED",
                    "'%s' exited with status %d".formatted(line, result.exitCode()),
                    true,
                    output.addTo(Document.emptyObject().with("exit_code", result.exitCode()))));
        }
    }

    /** Whether a command that a memo tells of is gone, by ending it. */
    boolean confirmGone(Document memo) throws InterruptedException {
        return memo.equals(Document.emptyObject()) || commands.end(memo);
    }
}
