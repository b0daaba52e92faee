package dev.gradus.cli;

import dev.gradus.core.data.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gradus step run}. */
@Command(
        name = "run",
        description = {
            "Let a worker run steps of manual tasks; with --wait run them here, one after the other.",
            "A step that has ended is run again, in a round of its own."
        },
        footer = {"", "Example: gradus step run 7/build --wait"})
final class StepRunCommand extends StepRunVerb {
    @Mixin
    private GradingOptions grading = new GradingOptions();

    StepRunCommand(Session session) {
        super(session);
    }

    @Override
    Document asked() {
        return grading.asked();
    }
}
