package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gradus step tree}. */
@Command(
        name = "tree",
        description = "Draw the steps of a task, or of every standing task, as a tree of what needs what.",
        footer = {"", "Example: gradus step tree nightly"})
final class StepTreeCommand extends BackendVerb {
    @Parameters(paramLabel = "TASK", arity = "0..1", description = "Its number, UUID or name.")
    private @Nullable String task;

    StepTreeCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        List<Document> steps = new ArrayList<>();
        for (Document found : StandingTasks.whole(task, backend.tasks())) {
            if (printer().isForPeople()) {
                printer().line(Cells.text(found, "id") + "-" + Cells.text(found, "name"));
                TreeCommand.lines(Run.steps(found), StepTreeCommand::label).forEach(printer()::line);
            } else {
                steps.addAll(Run.steps(found));
            }
        }
        if (!printer().isForPeople()) {
            printer().list(steps, Listing.STEPS);
        }
        return ExitCode.OK;
    }

    private static String label(Document step) {
        return Cells.text(step, "id") + "-" + Cells.text(step, "title");
    }
}
