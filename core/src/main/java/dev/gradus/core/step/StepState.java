package dev.gradus.core.step;

import dev.gradus.core.transition.MachineState;
import java.util.Locale;

/** Where a step is in its life. {@link StepTransitions} holds the legal moves. */
public enum StepState implements MachineState {
    /** Needs are open, or nobody has dispatched it. In: creation, a reopening, a held READY. Out: READY, RUNNING, an end. */
    PENDING(false),
    /** Any worker may claim it once its time has come. In: needs satisfied, dispatch, retry. Out: RUNNING or an end. */
    READY(false),
    /** One attempt executes under a fence. In: a claim. Out: every outcome, or the loss of its owner. */
    RUNNING(false),
    /** Executed; its quality gate has not decided. Out: COMPLETED, FAILED, BLOCKED, PENDING by push-back. */
    NEEDS_QA(false),
    /** Waits for a stored {@link WaitReason}; holds no worker. Out: READY, COMPLETED, FAILED, CANCELLED. */
    WAITING(false),
    /** Stopped for a person under {@code on_failure: block}. Out: approval, unblocking, retry or cancellation. */
    BLOCKED(false),
    /** Asked to stop while running; stays so until the real work is confirmed gone. Out: CANCELLED only. */
    CANCELLING(false),
    /** Succeeded, was reused, or was approved. Left only by reopening. Kept until its task is pruned. */
    COMPLETED(true),
    /** Ended with a failure and no retry left. Left only by reopening. Kept until its task is pruned. */
    FAILED(true),
    /** Stopped on request, confirmed. Left only by reopening. Kept until its task is pruned. */
    CANCELLED(true),
    /** Will not run in this round, see {@link SkipReason}. Left only by reopening. Kept until its task is pruned. */
    SKIPPED(true);

    private final boolean terminal;

    StepState(boolean terminal) {
        this.terminal = terminal;
    }

    @Override
    public boolean isTerminal() {
        return terminal;
    }

    /** The state with this word. */
    public static StepState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
