package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work of one kind within a task. Immutable; it changes only by {@link StepEvolution} (facts) and by the
 * operational moves of the queue (claim, take, release, loss), which are rows of the same table.
 *
 * @param id unique in the installation
 * @param spec what it is
 * @param state where it is in its life
 * @param progress how far it has come in its present pass
 * @param result what it has to show
 * @param attempt the current or last execution, absent before the first
 * @param closedAt when it reached its terminal state; present exactly when it is in one
 */
public record Step(
        StepId id,
        StepSpec spec,
        StepState state,
        StepProgress progress,
        StepResult result,
        @Nullable Attempt attempt,
        @Nullable Instant closedAt) {
    public Step {
        requireNonNull(id, "id");
        requireNonNull(spec, "spec");
        requireNonNull(state, "state");
        requireNonNull(progress, "progress");
        requireNonNull(result, "result");
        if (state.isTerminal() != (closedAt != null)) {
            throw new IllegalArgumentException(
                    "step %s is %s with closed_at %s".formatted(spec.key(), state.word(), closedAt));
        }
    }

    /** A step that has just been added. */
    public static Step added(StepId id, StepSpec spec) {
        return new Step(id, spec, StepState.PENDING, StepProgress.NONE, StepResult.NONE, null, null);
    }

    /** The same under another number, in another task. */
    public Step numbered(StepId number) {
        return new Step(number, spec, state, progress, result, attempt, closedAt);
    }

    /** Its name within the task. */
    public StepKey key() {
        return spec.key();
    }

    /** The number that its next attempt will have. */
    public int nextAttempt() {
        if (attempt == null) {
            return 1;
        }
        AttemptEnd end = attempt.end();
        boolean unused = end != null && end.outcome() == AttemptOutcome.RELEASED;
        return unused ? attempt.number() : attempt.number() + 1;
    }

    /** Whether an attempt is executing or being stopped. */
    public boolean isLive() {
        return state == StepState.RUNNING || state == StepState.CANCELLING;
    }

    /** Whether it is running under exactly this fence. */
    public boolean isHeldUnder(Fence fence) {
        return isLive()
                && attempt != null
                && attempt.isLive()
                && attempt.claim().fence().equals(fence);
    }

    /** Whether it has begun and the specification would change who executes it: Gradus, or somebody else. */
    public boolean wouldChangeHands(StepSpec other) {
        boolean begun = attempt != null || state != StepState.PENDING;
        return begun && spec.isExternal() != other.isExternal();
    }

    /** Whether a person has to let it begin and has not yet. */
    public boolean awaitsConsent() {
        ApprovalPolicy policy = spec.policies().approval();
        return policy != null
                && policy.when() == ApprovalMoment.BEFORE
                && !progress.approval().isGranted();
    }

    /** Whether it waits for a person's approval. */
    public boolean isAwaited() {
        return state == StepState.WAITING && progress.waiting() == WaitReason.APPROVAL;
    }

    /** Whether it waits for a person who was asked before it was executed. */
    public boolean isAskedBefore() {
        return isAwaited() && awaitsConsent();
    }

    /** The same step described anew: what a person let begin was what it was before. */
    public Step revised(StepSpec other) {
        boolean open = state == StepState.PENDING || state == StepState.READY;
        boolean consented = open && progress.approval().isGranted();
        StepProgress kept = consented ? progress.with(progress.approval().afresh()) : progress;
        return new Step(id, other, state, kept, result, attempt, closedAt);
    }

    /** Whether it counts as failed for the steps that need it. */
    public boolean countsAsFailed() {
        return state == StepState.FAILED
                || (state == StepState.SKIPPED
                        && (result.skipped() == SkipReason.UPSTREAM_FAILED
                                || result.skipped() == SkipReason.TASK_FAILING));
    }

    /** The same step in another non-terminal state. */
    Step moved(StepState next, StepProgress changed) {
        return new Step(id, spec, next, changed, result, attempt, null);
    }

    /** The same step in the same state, further or less far. */
    Step progressed(StepProgress changed) {
        return new Step(id, spec, state, changed, result, attempt, closedAt);
    }

    /** The same step, ended. */
    Step closed(StepState next, StepResult shown, Instant at) {
        return new Step(id, spec, next, progress.awake(), shown.keeping(result.last()), attempt, at);
    }

    /** The same step, to be executed whatever its fingerprint says, or no longer. */
    Step forced(boolean force) {
        return new Step(id, spec, state, progress.forced(force), result, attempt, closedAt);
    }

    /** The same step with this asked of its next execution. */
    Step asking(Document wish) {
        return new Step(id, spec, state, progress.asking(wish), result, attempt, closedAt);
    }

    /** The same step with another last success. */
    Step remembering(@Nullable LastSuccess success) {
        return new Step(id, spec, state, progress, result.keeping(success), attempt, closedAt);
    }

    /** The same step with another attempt record. */
    public Step with(@Nullable Attempt changed) {
        return new Step(id, spec, state, progress, result, changed, closedAt);
    }
}
