package dev.gradus.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** taskonaut's {@code run-task}. */
@Command(
        name = "run-task",
        description = "Advance a task until it ends.",
        footer = {"", "Example: gradus run-task 01234567-89ab-8cde-8f01-23456789abcd --max-steps 4"})
final class RunFlowTaskCommand extends FlowVerb {
    @Parameters(paramLabel = "ID", description = "The task's UUID.")
    private String id = "";

    @Option(names = "--max-steps", paramLabel = "N", description = "At most so many transitions (${DEFAULT-VALUE}).")
    private int maxSteps = ActionDetails.DEFAULT_MAX_STEPS;

    RunFlowTaskCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(FlowCalls flows) {
        return print(flows.run(checkedId(id), maxSteps));
    }
}
