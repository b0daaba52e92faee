package dev.gradus.core.step;

import static dev.gradus.core.step.StepState.BLOCKED;
import static dev.gradus.core.step.StepState.CANCELLED;
import static dev.gradus.core.step.StepState.CANCELLING;
import static dev.gradus.core.step.StepState.COMPLETED;
import static dev.gradus.core.step.StepState.FAILED;
import static dev.gradus.core.step.StepState.NEEDS_QA;
import static dev.gradus.core.step.StepState.PENDING;
import static dev.gradus.core.step.StepState.READY;
import static dev.gradus.core.step.StepState.RUNNING;
import static dev.gradus.core.step.StepState.SKIPPED;
import static dev.gradus.core.step.StepState.WAITING;

import dev.gradus.core.transition.TransitionTable;

/**
 * Every legal move of a step that Gradus executes. Steps of kind {@code external} move by {@link StepTrigger#REPORT} alone,
 * between any two ledger words, and have the table {@link ExternalTransitions}.
 */
public final class StepTransitions {
    /** The table; the database's constraints and the pictures in the documentation are derived from it. */
    public static final TransitionTable<StepState, StepTrigger> TABLE = table();

    private StepTransitions() {}

    private static TransitionTable<StepState, StepTrigger> table() {
        TransitionTable.Builder<StepState, StepTrigger> table = TransitionTable.of("step");
        beginnings(table);
        outcomes(table);
        people(table);
        endings(table);
        reopenings(table);
        return table.build();
    }

    private static void beginnings(TransitionTable.Builder<StepState, StepTrigger> table) {
        table.row(PENDING, StepTrigger.FREE, READY)
                .row(PENDING, StepTrigger.DISPATCH, READY)
                .row(READY, StepTrigger.HOLD, PENDING)
                .row(READY, StepTrigger.CLAIM, RUNNING)
                .row(PENDING, StepTrigger.TAKE, RUNNING)
                .row(PENDING, StepTrigger.ASK, WAITING);
    }

    private static void outcomes(TransitionTable.Builder<StepState, StepTrigger> table) {
        table.row(RUNNING, StepTrigger.SUCCEED, COMPLETED)
                .row(RUNNING, StepTrigger.FAIL, FAILED)
                .row(RUNNING, StepTrigger.RETRY_LATER, READY)
                .row(RUNNING, StepTrigger.RELEASE, READY)
                .row(RUNNING, StepTrigger.LEASE_LOST, READY)
                .row(RUNNING, StepTrigger.RETURN, PENDING)
                .row(RUNNING, StepTrigger.WAIT, WAITING)
                .row(RUNNING, StepTrigger.SUBMIT_FOR_QA, NEEDS_QA)
                .row(RUNNING, StepTrigger.BLOCK, BLOCKED);
    }

    private static void people(TransitionTable.Builder<StepState, StepTrigger> table) {
        table.row(WAITING, StepTrigger.WAKE, READY)
                .row(WAITING, StepTrigger.GRANT, PENDING)
                .rows(StepTrigger.APPROVE, COMPLETED, NEEDS_QA, BLOCKED, WAITING)
                .rows(StepTrigger.REJECT, FAILED, NEEDS_QA, BLOCKED, WAITING)
                .row(NEEDS_QA, StepTrigger.BLOCK, BLOCKED)
                .row(BLOCKED, StepTrigger.UNBLOCK, PENDING);
    }

    private static void endings(TransitionTable.Builder<StepState, StepTrigger> table) {
        table.rows(StepTrigger.SKIP, SKIPPED, PENDING, READY, WAITING)
                .rows(StepTrigger.CANCEL, CANCELLED, PENDING, READY, NEEDS_QA, WAITING, BLOCKED)
                .row(RUNNING, StepTrigger.CANCEL, CANCELLING)
                .row(CANCELLING, StepTrigger.CONFIRM_CANCELLED, CANCELLED)
                .rows(StepTrigger.ABANDON, CANCELLED, RUNNING, CANCELLING);
    }

    private static void reopenings(TransitionTable.Builder<StepState, StepTrigger> table) {
        StepState[] ended = {COMPLETED, FAILED, CANCELLED, SKIPPED};
        table.rows(StepTrigger.RETRY, PENDING, ended)
                .row(BLOCKED, StepTrigger.RETRY, PENDING)
                .rows(StepTrigger.RERUN, PENDING, ended)
                .rows(StepTrigger.NEXT_ROUND, PENDING, ended)
                .rows(StepTrigger.LOOP_RESET, PENDING, ended)
                .rows(StepTrigger.PUSH_BACK, PENDING, COMPLETED, FAILED, SKIPPED, NEEDS_QA, WAITING, BLOCKED)
                .rows(StepTrigger.CI_REPORT, COMPLETED, NEEDS_QA, WAITING, BLOCKED, FAILED);
    }
}
