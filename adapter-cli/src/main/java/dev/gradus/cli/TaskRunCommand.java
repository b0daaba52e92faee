package dev.gradus.cli;

import dev.gradus.core.data.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gradus task run}: advances manual tasks in this process. */
@Command(
        name = "run",
        description = "Advance manual tasks until they end; the exit code tells how they ended.",
        footer = {"", "Example: gradus task run 7 --max-steps 20"})
final class TaskRunCommand extends TaskVerb {
    @Option(names = "--max-steps", paramLabel = "N", description = "At most so many transitions (${DEFAULT-VALUE}).")
    private int maxSteps = ActionDetails.DEFAULT_MAX_STEPS;

    TaskRunCommand(Session session) {
        super(session);
    }

    @Override
    Document execute(Backend backend, String task, @Nullable String why) {
        String id = Cells.text(backend.tasks().get(task), "id");
        var details = ActionDetails.atMost(maxSteps, why);
        return new Attendance(backend, session(), session().err(spec()))
                .meanwhile(id, () -> backend.tasks().act(id, TaskAction.RUN, details));
    }

    @Override
    ExitCode codeOf(Document task) {
        return Run.exitCode(task);
    }
}
