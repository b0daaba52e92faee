package dev.gradus.cli;

import dev.gradus.core.data.Document;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code gradus task info}. */
@Command(
        name = "info",
        description = "Show a task with its status, its path and its settings.",
        footer = {"", "Example: gradus task info nightly"})
final class TaskInfoCommand extends BackendVerb {
    @ArgGroup(multiplicity = "1")
    private OneReference task = new OneReference();

    TaskInfoCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document found = backend.tasks().get(task.text());
        if (printer().isForPeople()) {
            new TaskInfo(printer()).print(found, backend.tasks().settings(Cells.text(found, "id")));
        } else {
            printer().one(found, Listing.TASKS);
        }
        return ExitCode.OK;
    }
}
