package dev.gradus.cli;

import dev.gradus.core.data.Document;
import picocli.CommandLine.Command;

/** taskonaut's {@code get-tasks}. */
@Command(
        name = "get-tasks",
        description = "Print every task, newest first.",
        footer = {"", "Example: gradus get-tasks"})
final class GetFlowTasksCommand extends FlowVerb {
    GetFlowTasksCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(FlowCalls flows) {
        return print(Document.array(flows.list()));
    }
}
