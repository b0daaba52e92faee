package dev.gradus.core.task;

import dev.gradus.core.transition.MachineTrigger;

/** What moves a task. The last block reopens: it may leave a terminal state and carries actor, reason and scope. */
public enum TaskTrigger implements MachineTrigger {
    /** Planning begins. */
    PLAN,
    /** Planning is done. */
    FINISH_PLAN,
    /** The first round begins. */
    START,
    /** A taken step ended and its caller has yet to observe the result. */
    AWAIT_OBSERVATION,
    /** The caller observed the result. */
    OBSERVE,
    /** Nothing can go on but what waits. */
    WAIT,
    /** Something can go on again. */
    CONTINUE,
    /** A step is blocked and nothing else can go on. */
    BLOCK,
    /** Every work step ended without a failure. */
    COMPLETE,
    /** Every work step ended and some failed, or planning failed. */
    FAIL,
    /** Somebody asked the task to stop. */
    CANCEL,
    /** All work is confirmed gone. */
    CONFIRM_CANCELLED,
    /** Failed or chosen steps run again. */
    RETRY(true),
    /** Chosen steps of a standing task run again. */
    RERUN(true),
    /** A new round begins. */
    NEXT_ROUND(true),
    /** A loop goes back to an earlier step. */
    LOOP_RESET(true),
    /** A gate pushes the work back to an earlier step. */
    PUSH_BACK(true),
    /** A CI system reported on a finished task. */
    CI_REPORT(true),
    /** Whoever executes an external step reported on it. */
    REPORT(true);

    private final boolean reopens;

    TaskTrigger() {
        this(false);
    }

    TaskTrigger(boolean reopens) {
        this.reopens = reopens;
    }

    @Override
    public boolean reopens() {
        return reopens;
    }
}
