package dev.gradus.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verbs of a step that need no options of their own: run, skip, cancel. */
@Command
final class StepActionCommand extends BackendVerb {
    private final StepAction action;

    @Parameters(paramLabel = "STEP", arity = "1..*", description = "Numbers, UUIDs, TASK/KEY; - reads standard input.")
    private List<String> steps = List.of();

    @Mixin
    private Consent consent = new Consent();

    StepActionCommand(Session session, StepAction action) {
        super(session);
        this.action = action;
    }

    @Override
    ExitCode execute(Backend backend) {
        List<String> meant = References.of(steps, session().platform().terminal());
        var deed = new Deed(meant, "step", Deed.Gravity.BULK, Listing.STEPS, step -> ExitCode.OK);
        StepCalls calls = backend.steps();
        return deed.execute(
                this, consent, consent.isDryRun() ? calls::get : step -> calls.act(step, action, consent.reason()));
    }
}
