package dev.gradus.core.task;

import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepState;
import java.time.Instant;

/** The claim's predicate, said once in Java; the stores' statements are its twins, and {@code explain} reads it. */
public final class ClaimRules {
    private ClaimRules() {}

    /** Whether a worker that has the step's kind and offers what it demands ({@link Placement}) may claim it now. */
    public static boolean mayBeClaimed(Task task, Step step, Instant now) {
        return step.state() == StepState.READY
                && task.state().isUnderWay()
                && !task.progress().isHeld()
                && isTime(step, now);
    }

    /** Whether the step's backoff or delay is over. */
    public static boolean isTime(Step step, Instant now) {
        Instant notBefore = step.progress().notBefore();
        return notBefore == null || !notBefore.isAfter(now);
    }

    /** Whether a caller that offers what the step of this manual task demands ({@link Placement}) may take it now. */
    public static boolean mayBeTaken(TaskSnapshot snapshot, Step step, Instant now) {
        Task task = snapshot.task();
        return step.state() == StepState.PENDING
                && !step.spec().isExternal()
                && !step.awaitsConsent()
                && task.spec().rules().isManual()
                && task.state() == TaskState.RUNNING
                && !task.progress().isHeld()
                && !snapshot.hasLiveStep()
                && isTime(step, now)
                && Readiness.of(step, snapshot).isSatisfied();
    }
}
