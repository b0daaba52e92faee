package dev.gradus.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gradus step delete}. */
@Command(
        name = "delete",
        description = "Take steps from their standing task, and print what was removed.",
        footer = {"", "Example: gradus step delete nightly/build --yes"})
final class StepDeleteCommand extends BackendVerb {
    @Parameters(paramLabel = "STEP", arity = "1..*", description = "Numbers, UUIDs, TASK/KEY; - reads standard input.")
    private List<String> steps = List.of();

    @Mixin
    private Consent consent = new Consent();

    StepDeleteCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        StepCalls calls = backend.steps();
        List<String> meant = References.of(steps, session().platform().terminal());
        return new Deed(meant, "step", Deed.Gravity.GRAVE, Listing.STEPS, step -> ExitCode.OK)
                .execute(this, consent, consent.isDryRun() ? calls::get : step -> calls.remove(step, consent.reason()));
    }
}
