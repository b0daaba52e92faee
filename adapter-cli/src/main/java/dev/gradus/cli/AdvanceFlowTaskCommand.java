package dev.gradus.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** taskonaut's {@code advance-task}. */
@Command(
        name = "advance-task",
        description = "Make exactly one transition of a task.",
        footer = {"", "Example: gradus advance-task 01234567-89ab-8cde-8f01-23456789abcd"})
final class AdvanceFlowTaskCommand extends FlowVerb {
    @Parameters(paramLabel = "ID", description = "The task's UUID.")
    private String id = "";

    AdvanceFlowTaskCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(FlowCalls flows) {
        return print(flows.advance(checkedId(id)));
    }
}
