package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus approval approve} and {@code reject}. */
@Command
final class ApprovalVerdictCommand extends BackendVerb {
    private final boolean approves;

    @Parameters(
            paramLabel = "STEP",
            arity = "1..*",
            description = "Numbers or UUIDs, or TASK/KEY; - reads them from standard input.")
    private List<String> steps = List.of();

    @Option(names = "--note", paramLabel = "TEXT", description = "What you say to it.")
    private @Nullable String note;

    @Mixin
    private Consent consent = new Consent();

    ApprovalVerdictCommand(Session session, boolean approves) {
        super(session);
        this.approves = approves;
    }

    @Override
    ExitCode execute(Backend backend) {
        var deed = new Deed(
                References.of(steps, session().platform().terminal()),
                "step",
                Deed.Gravity.BULK,
                Listing.STEPS,
                step -> ExitCode.OK);
        return deed.execute(
                this, consent, consent.isDryRun() ? backend.steps()::get : step -> decided(backend.approvals(), step));
    }

    private Document decided(ApprovalCalls approvals, String step) {
        String said = note == null ? consent.reason() : note;
        return approves ? approvals.approve(step, said) : approvals.reject(step, said);
    }
}
