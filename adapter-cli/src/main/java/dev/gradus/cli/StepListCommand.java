package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus step list}. */
@Command(
        name = "list",
        description = "List a task's steps; without TASK those of every standing task.",
        footer = {"", "Example: gradus step list 7 -o wide"})
final class StepListCommand extends BackendVerb {
    @Parameters(paramLabel = "TASK", arity = "0..1", description = "Its number, UUID or name.")
    private @Nullable String task;

    @Option(names = "--full", description = "With their settings, what they have put out among them.")
    private boolean full;

    StepListCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        List<Document> steps = new ArrayList<>();
        for (Document found : StandingTasks.whole(task, backend.tasks())) {
            for (Document step : Run.steps(found)) {
                steps.add(full ? step.with("shown", backend.steps().settings(Cells.text(step, "id"))) : step);
            }
        }
        steps.sort(
                Comparator.comparingLong(step -> step.member("id").orElseThrow().longValue()));
        boolean brief = task == null || full || session().isTaskSync();
        printer().list(steps, brief && printer().isForPeople() ? listing() : Listing.STEPS);
        return ExitCode.OK;
    }

    private Listing listing() {
        return full ? Listing.STEPS_WITH_SETTINGS : Listing.STEPS_OF_TASKS;
    }
}
