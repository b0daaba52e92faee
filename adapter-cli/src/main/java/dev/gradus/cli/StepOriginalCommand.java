package dev.gradus.cli;

import dev.gradus.core.data.Document;
import picocli.CommandLine.Command;

/** {@code gradus step original}. */
@Command(
        name = "original",
        description = "Grade the untouched original alone; the verdicts on the others stay as they are.",
        footer = {"", "Example: gradus step original 31 --wait"})
final class StepOriginalCommand extends StepRunVerb {
    StepOriginalCommand(Session session) {
        super(session);
    }

    @Override
    Document asked() {
        return GradingOptions.only("original");
    }
}
