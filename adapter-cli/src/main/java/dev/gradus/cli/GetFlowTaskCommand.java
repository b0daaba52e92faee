package dev.gradus.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** taskonaut's {@code get-task} and {@code show}. */
@Command(
        name = "get-task",
        description = "Print a task.",
        footer = {"", "Example: gradus get-task 01234567-89ab-8cde-8f01-23456789abcd"})
final class GetFlowTaskCommand extends FlowVerb {
    @Parameters(paramLabel = "ID", description = "The task's UUID.")
    private String id = "";

    GetFlowTaskCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(FlowCalls flows) {
        return print(flows.get(checkedId(id)));
    }
}
