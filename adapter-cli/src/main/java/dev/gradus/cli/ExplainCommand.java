package dev.gradus.cli;

import dev.gradus.core.data.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gradus explain}. */
@Command(
        name = "explain",
        description =
                "Say why a task's open steps are not running, and what changed for those that were executed again.",
        footer = {"", "Example: gradus explain 7"})
final class ExplainCommand extends BackendVerb {
    @Parameters(paramLabel = "TASK", description = "Its number, UUID or name.")
    private String task = "";

    ExplainCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document explanation = backend.tasks().explain(task);
        Document waits = explanation.member("waits").orElseThrow();
        if (session().options().output == OutputFormat.JSON) {
            printer().one(explanation, Listing.WAITS);
        } else if (waits.items().isEmpty() && printer().isForPeople()) {
            printer()
                    .line("task " + Cells.text(explanation, "task_id") + " is " + Cells.text(explanation, "state")
                            + "; no step waits");
        } else {
            printer().list(waits.items(), Listing.WAITS);
        }
        Document decisions = explanation.member("decisions").orElse(Document.emptyArray());
        if (printer().isForPeople() && !decisions.items().isEmpty()) {
            printer().list(decisions.items(), Listing.DECISIONS);
        }
        return ExitCode.OK;
    }
}
