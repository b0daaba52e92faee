package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gradus task run}. */
@Command(
        name = "run",
        description = {
            "Run tasks to their end; the exit code tells how they ended.",
            "A standing task that is over begins a new round, with --force any task. Steps run in the order of their numbers, needs first; a",
            "failed one does not stop the others of a standing task."
        },
        footer = {"", "Example: gradus task run nightly --parallel 4", "         gradus task run nightly --dry-run"})
final class TaskRunCommand extends TaskVerb {
    @Option(
            names = "--max-steps",
            paramLabel = "N",
            description = "Make at most so many transitions of a manual task, two for each step.")
    private @Nullable Integer maxSteps;

    @Mixin
    private RoundOptions round = new RoundOptions();

    TaskRunCommand(Session session) {
        super(session);
    }

    @Override
    Document execute(Backend backend, String task, @Nullable String why) {
        Document found = backend.tasks().get(task);
        if (maxSteps == null) {
            return round.run(found, List.of(), why, backend, this);
        }
        String id = Cells.text(found, "id");
        round.force(found, why, backend);
        var details = ActionDetails.atMost(maxSteps, why);
        return new Attendance(backend, session(), session().err(spec()))
                .meanwhile(id, () -> backend.tasks().act(id, TaskAction.RUN, details));
    }

    @Override
    ExitCode rehearse(Backend backend, List<String> meant, Deed deed) {
        return round.rehearse(meant, List.of(), backend, this);
    }

    @Override
    ExitCode codeOf(Document task) {
        return Run.exitCode(task);
    }
}
