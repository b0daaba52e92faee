package dev.gradus.core.step;

import dev.gradus.core.transition.MachineTrigger;

/** What moves a step. The last block reopens: it may leave a terminal state and carries actor, reason and scope. */
public enum StepTrigger implements MachineTrigger {
    /** The last open need closed in favour of the step and its task dispatches automatically. */
    FREE,
    /** A person or protocol released one step of a manual task to the workers. */
    DISPATCH,
    /** A released step must not start after all: its task is failing, or an upstream step was reopened. */
    HOLD,
    /** A worker took a READY step from the queue. */
    CLAIM,
    /** A caller took a PENDING step of a manual task for its own process. */
    TAKE,
    /** The attempt succeeded. */
    SUCCEED,
    /** The attempt failed for good. */
    FAIL,
    /** The attempt failed and the retry policy grants another. */
    RETRY_LATER,
    /** The owner gave the step back, or deferred it to a later time, without using an attempt. */
    RELEASE,
    /** The owner's session expired. */
    LEASE_LOST,
    /** A taken (not queued) step goes back to its manual task: after a retryable failure, release or loss. */
    RETURN,
    /** A person is asked before the step may begin. */
    ASK,
    /** The person lets it begin. */
    GRANT,
    /** The attempt asks for something stored: an approval, a CI answer, budget, input. */
    WAIT,
    /** What was waited for arrived. */
    WAKE,
    /** The attempt succeeded and a quality gate decides next. */
    SUBMIT_FOR_QA,
    /** A failure under {@code on_failure: block}, or a gate that cannot decide. */
    BLOCK,
    /** A person lets a blocked step go on. */
    UNBLOCK,
    /** A person or gate accepts the step as it is. */
    APPROVE,
    /** A person or gate refuses the step. */
    REJECT,
    /** The step will not run in this round. */
    SKIP,
    /** Somebody asked for it to stop. */
    CANCEL,
    /** The real work is confirmed gone after a cancellation. */
    CONFIRM_CANCELLED,
    /** The engine is lost for good; a person ends the step without confirmation. */
    ABANDON,
    /** A person retries a failed, skipped, cancelled or completed step. */
    RETRY(true),
    /** A step of a standing task is asked to run again. */
    RERUN(true),
    /** A new round of the task begins with this step in scope. */
    NEXT_ROUND(true),
    /** A loop goes back to this step. */
    LOOP_RESET(true),
    /** A gate pushes the work back to this step. */
    PUSH_BACK(true),
    /** A CI system reported on a finished step. */
    CI_REPORT(true),
    /** Whoever executes an external step reported its state. */
    REPORT(true);

    private final boolean reopens;

    StepTrigger() {
        this(false);
    }

    StepTrigger(boolean reopens) {
        this.reopens = reopens;
    }

    @Override
    public boolean reopens() {
        return reopens;
    }
}
