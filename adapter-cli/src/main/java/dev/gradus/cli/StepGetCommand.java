package dev.gradus.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gradus step get}. */
@Command(
        name = "get",
        description = "Show a step.",
        footer = {"", "Example: gradus step get 7/build -o json"})
final class StepGetCommand extends BackendVerb {
    @Parameters(paramLabel = "STEP", description = "Its number, its UUID, or TASK/KEY.")
    private String step = "";

    StepGetCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        printer().one(backend.steps().get(step), Listing.STEPS);
        return ExitCode.OK;
    }
}
