package dev.gradus.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gradus step list}. */
@Command(
        name = "list",
        description = "List a task's steps.",
        footer = {"", "Example: gradus step list 7 -o wide"})
final class StepListCommand extends BackendVerb {
    @Parameters(paramLabel = "TASK", description = "Its number, UUID or name.")
    private String task = "";

    StepListCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        printer().list(Run.steps(backend.tasks().get(task)), Listing.STEPS);
        return ExitCode.OK;
    }
}
