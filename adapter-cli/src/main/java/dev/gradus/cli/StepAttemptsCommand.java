package dev.gradus.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gradus step attempts}. */
@Command(
        name = "attempts",
        description = "List a step's attempts, first to last.",
        footer = {"", "Example: gradus step attempts 7/build"})
final class StepAttemptsCommand extends BackendVerb {
    @Parameters(paramLabel = "STEP", description = "Its number, its UUID, or TASK/KEY.")
    private String step = "";

    StepAttemptsCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        printer().list(backend.steps().attempts(step), Listing.ATTEMPTS);
        return ExitCode.OK;
    }
}
