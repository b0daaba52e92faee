package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gradus task export}: a task and its whole history as one JSON object. */
@Command(
        name = "export",
        description = "Print a task with its steps, attempts and events as one JSON object.",
        footer = {"", "Example: gradus task export 7 > task-7.json"})
final class TaskExportCommand extends BackendVerb {
    @Parameters(paramLabel = "TASK", description = "Its number, UUID or name.")
    private String task = "";

    TaskExportCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document found = backend.tasks().get(task);
        String id = Cells.text(found, "id");
        Document attempts = Document.emptyObject();
        for (Document step : Run.steps(found)) {
            List<Document> made = backend.steps().attempts(Cells.text(step, "id"));
            attempts = attempts.with(Cells.text(step, "key"), Document.array(made));
        }
        Document whole = Document.emptyObject()
                .with("task", found)
                .with("attempts", attempts)
                .with("events", Document.array(TaskEventsCommand.all(backend.tasks(), id, 0)));
        session().out(spec()).println(whole.toPrettyJson());
        return ExitCode.OK;
    }
}
