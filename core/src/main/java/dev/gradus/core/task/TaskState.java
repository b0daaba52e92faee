package dev.gradus.core.task;

import dev.gradus.core.transition.MachineState;
import java.util.Locale;

/** Where a task is in its life. {@link TaskTransitions} holds the legal moves. */
public enum TaskState implements MachineState {
    /** Created; nothing has begun. In: creation. Out: PLANNING, RUNNING, CANCELLING. */
    PENDING(false),
    /** Its steps are being planned. In: PENDING. Out: PLANNED, FAILED, CANCELLING. */
    PLANNING(false),
    /** Its steps are planned; nothing has begun. In: PLANNING. Out: RUNNING, CANCELLING. */
    PLANNED(false),
    /** Steps run, or may. In: the start of a round. Out: WAITING, BLOCKED, CANCELLING, an end. */
    RUNNING(false),
    /** Every open step waits, or a caller has yet to observe a result. Out: RUNNING, BLOCKED, CANCELLING, an end. */
    WAITING(false),
    /** A failed step is held for a person. Out: RUNNING, CANCELLING, an end. */
    BLOCKED(false),
    /** Asked to stop; some work is not yet confirmed gone. Out: CANCELLED only. */
    CANCELLING(false),
    /** Every work step completed, or was skipped without a failure. Left only by reopening. */
    COMPLETED(true),
    /** Some work step failed, or was skipped because a step before it had. Left only by reopening. */
    FAILED(true),
    /** Stopped on request, all work confirmed gone. Left only by reopening. */
    CANCELLED(true);

    private final boolean terminal;

    TaskState(boolean terminal) {
        this.terminal = terminal;
    }

    @Override
    public boolean isTerminal() {
        return terminal;
    }

    /** Whether a round is under way. */
    public boolean isUnderWay() {
        return this == RUNNING || this == WAITING || this == BLOCKED;
    }

    /** The state with this word. */
    public static TaskState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
