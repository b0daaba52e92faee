package dev.gradus.core.step;

import java.time.Instant;

/**
 * The operational moves of a step: they change who works on it, not what is true of it, and are therefore not facts.
 * The set-based statements of a store are twins of these, held equal by the contract tests.
 */
public final class QueueMoves {
    private QueueMoves() {}

    /** The step claimed by a worker, or taken by a caller, under a new fence. */
    public static Step claimed(Step step, Claim claim, Instant now) {
        StepTrigger trigger = claim.taken() ? StepTrigger.TAKE : StepTrigger.CLAIM;
        StepState next = StepTransitions.TABLE.require(step.state(), trigger);
        return step.moved(next, step.progress()).with(Attempt.begun(step.nextAttempt(), claim, now));
    }

    /** The step given back unharmed by a worker that drains or cannot begin; no attempt is used. */
    public static Step handedBack(Step step, Instant now) {
        Attempt attempt = step.attempt();
        if (attempt == null) {
            throw new IllegalStateException("step " + step.key() + " has no attempt to hand back");
        }
        StepTrigger trigger = attempt.claim().taken() ? StepTrigger.RETURN : StepTrigger.RELEASE;
        StepState next = StepTransitions.TABLE.require(step.state(), trigger);
        return step.moved(next, step.progress())
                .with(attempt.ended(new AttemptEnd(AttemptOutcome.RELEASED, now, null, null)));
    }
}
