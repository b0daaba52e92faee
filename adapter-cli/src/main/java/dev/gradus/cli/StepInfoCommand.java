package dev.gradus.cli;

import dev.gradus.core.data.Document;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code gradus step info}. */
@Command(
        name = "info",
        description = "Show a step with its settings, what it has put out among them, and its results.",
        footer = {"", "Example: gradus step info nightly/build"})
final class StepInfoCommand extends BackendVerb {
    @ArgGroup(multiplicity = "1")
    private OneReference step = new OneReference();

    StepInfoCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document found = backend.steps().get(step.text());
        if (!printer().isForPeople()) {
            printer().one(found, Listing.STEPS);
            return ExitCode.OK;
        }
        Document task = backend.tasks().get(Cells.text(found, "task_id"));
        printer().line("Step #" + Cells.text(found, "id") + ": " + Cells.text(found, "title"));
        printer().line("Task: " + Cells.text(task, "id") + " " + Cells.text(task, "name"));
        printer().line("Status: " + Cells.text(found, "state"));
        printer().line("Settings:");
        printer().line(backend.steps().settings(Cells.text(found, "id")).toPrettyJson());
        found.member("failure").filter(failure -> !failure.isNull()).ifPresent(failure -> {
            printer().line("Failure:");
            printer().line(failure.toPrettyJson());
        });
        found.member("results").filter(results -> !results.isNull()).ifPresent(results -> {
            printer().line("Results:");
            printer().line(results.toPrettyJson());
        });
        return ExitCode.OK;
    }
}
