package dev.gradus.cli;

import dev.gradus.core.data.Document;
import picocli.CommandLine.Command;

/** {@code gradus step golden}. */
@Command(
        name = "golden",
        description = "Grade the golden reference alone; the verdicts on the others stay as they are.",
        footer = {"", "Example: gradus step golden 31 --wait"})
final class StepGoldenCommand extends StepRunVerb {
    StepGoldenCommand(Session session) {
        super(session);
    }

    @Override
    Document asked() {
        return GradingOptions.only("golden");
    }
}
