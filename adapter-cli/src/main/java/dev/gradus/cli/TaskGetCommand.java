package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gradus task get}. */
@Command(
        name = "get",
        description = "Show tasks with their steps.",
        footer = {"", "Example: gradus task get 7 -o json"})
final class TaskGetCommand extends BackendVerb {
    @Parameters(paramLabel = "TASK", arity = "1..*", description = "Numbers, UUIDs or names; - reads standard input.")
    private List<String> tasks = List.of();

    TaskGetCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        List<Document> found = new ArrayList<>();
        for (String task : References.of(tasks, session().platform().terminal())) {
            found.add(backend.tasks().get(task));
        }
        if (printer().isForPeople()) {
            found.forEach(new TaskSummary(printer())::print);
        } else if (found.size() == 1) {
            printer().one(found.get(0), Listing.TASKS);
        } else {
            printer().list(found, Listing.TASKS);
        }
        return ExitCode.OK;
    }
}
