package dev.gradus.core.step;

import dev.gradus.core.transition.TransitionTable;
import java.util.List;

/**
 * The legal moves of a step that somebody else executes: its executor reports any of the six ledger words at any time,
 * as the agent ledger always allowed. Approval, rejection and cancellation are reports too.
 */
public final class ExternalTransitions {
    /** The states that the six ledger words name, in the ledger's order. */
    public static final List<StepState> REPORTABLE = List.of(
            StepState.READY,
            StepState.RUNNING,
            StepState.COMPLETED,
            StepState.FAILED,
            StepState.WAITING,
            StepState.SKIPPED);

    private ExternalTransitions() {}

    /** Whether a report may set this state. */
    public static boolean isReportable(StepState state) {
        return REPORTABLE.contains(state);
    }

    /** The table of moves to one reported state, from every state to it: each has a ledger word, whoever set it. */
    public static TransitionTable<StepState, StepTrigger> to(StepState reported) {
        if (!isReportable(reported)) {
            throw new IllegalArgumentException("an external step cannot be reported as " + reported.word());
        }
        TransitionTable.Builder<StepState, StepTrigger> table = TransitionTable.of("external step");
        for (StepState from : StepState.values()) {
            table.row(from, StepTrigger.REPORT, reported);
        }
        return table.build();
    }
}
