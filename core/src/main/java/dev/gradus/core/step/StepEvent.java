package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A fact about one step. Facts that end an attempt name its number; those that send it back name where to. */
public sealed interface StepEvent extends DomainEvent {

    /** The step it is about. */
    StepKey step();

    /** Calls the visitor's method for this event. */
    <R> R accept(Visitor<R> visitor);

    /** Somebody released one step of a manual task to the workers. */
    record StepDispatched(StepKey step) implements StepEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dispatched(this);
        }
    }

    /** An attempt succeeded; when it was executed, what it depended on is known as far as it can be told. */
    record StepCompleted(
            StepKey step,
            int attempt,
            Document results,
            Origin origin,
            @Nullable Tracking tracking) implements StepEvent {
        public StepCompleted {
            requireNonNull(results, "results");
            requireNonNull(origin, "origin");
        }

        /** A success of which nothing is tracked. */
        public StepCompleted(StepKey step, int attempt, Document results, Origin origin) {
            this(step, attempt, results, origin, null);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.completed(this);
        }
    }

    /** The step failed for good. */
    record StepFailed(StepKey step, int attempt, Failure failure) implements StepEvent {
        public StepFailed {
            requireNonNull(failure, "failure");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.failed(this);
        }
    }

    /** An attempt failed and another is granted. */
    record AttemptFailed(StepKey step, int attempt, Failure failure, Instant retryAt, StepState next)
            implements StepEvent {
        public AttemptFailed {
            requireNonNull(failure, "failure");
            requireNonNull(retryAt, "retryAt");
            requireNonNull(next, "next");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.attemptFailed(this);
        }
    }

    /** An attempt was lost with its worker and another follows. */
    record AttemptLost(StepKey step, int attempt, StepState next) implements StepEvent {
        public AttemptLost {
            requireNonNull(next, "next");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.attemptLost(this);
        }
    }

    /** The step gave itself back until a time, leaving a memo. */
    record StepDeferred(StepKey step, @Nullable Instant until, Document memo, StepState next) implements StepEvent {
        public StepDeferred {
            requireNonNull(memo, "memo");
            requireNonNull(next, "next");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.deferred(this);
        }
    }

    /**
     * The step waits for something stored: after an attempt, perhaps with results that are to be accepted, or before the
     * first one of its pass, and then the attempt is 0.
     */
    record StepWaiting(
            StepKey step,
            int attempt,
            WaitReason reason,
            @Nullable Instant until,
            @Nullable Document results) implements StepEvent {
        public StepWaiting {
            requireNonNull(reason, "reason");
        }

        /** An attempt that has nothing to show yet. */
        public StepWaiting(StepKey step, int attempt, WaitReason reason, @Nullable Instant until) {
            this(step, attempt, reason, until, null);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.waiting(this);
        }
    }

    /** What the step waited for arrived. */
    record StepWoken(StepKey step) implements StepEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.woken(this);
        }
    }

    /** The step was executed and waits for its quality gate. */
    record StepSubmitted(StepKey step, int attempt, Document results) implements StepEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.submitted(this);
        }
    }

    /** The step is stopped for a person. */
    record StepBlocked(StepKey step, Failure failure) implements StepEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.blocked(this);
        }
    }

    /** A person let the blocked step go on. */
    record StepUnblocked(StepKey step) implements StepEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unblocked(this);
        }
    }

    /** A person let the step begin. */
    record StepAdmitted(
            StepKey step, @Nullable String note, @Nullable String by) implements StepEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.admitted(this);
        }
    }

    /** The step was accepted as it is. */
    record StepApproved(
            StepKey step, @Nullable String note, @Nullable String by) implements StepEvent {
        /** By somebody who is not named. */
        public StepApproved(StepKey step, @Nullable String note) {
            this(step, note, null);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.approved(this);
        }
    }

    /** The step was refused. */
    record StepRejected(
            StepKey step, @Nullable String note, @Nullable String by) implements StepEvent {
        /** By nobody, or by somebody who is not named. */
        public StepRejected(StepKey step, @Nullable String note) {
            this(step, note, null);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rejected(this);
        }
    }

    /** The work was pushed back to this step from another, which saw it; both are open again. */
    record StepAdvised(
            StepKey step,
            StepKey from,
            Document feedback,
            @Nullable String note,
            @Nullable String by) implements StepEvent {
        public StepAdvised {
            requireNonNull(from, "from");
            requireNonNull(feedback, "feedback");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.advised(this);
        }
    }

    /** The step will not run in this round. */
    record StepSkipped(StepKey step, SkipReason reason) implements StepEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.skipped(this);
        }
    }

    /** The running step was asked to stop. */
    record StepCancelRequested(StepKey step) implements StepEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.cancelRequested(this);
        }
    }

    /**
     * The step is stopped: its real work is confirmed gone, or was abandoned by a person. What its attempt came to all the
     * same is kept on the attempt.
     */
    record StepCancelled(
            StepKey step,
            boolean abandoned,
            @Nullable Document output,
            @Nullable Failure failure) implements StepEvent {

        /** Stopped, with nothing to keep. */
        public StepCancelled(StepKey step, boolean abandoned) {
            this(step, abandoned, null, null);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.cancelled(this);
        }
    }

    /** Whoever executes an external step reported its state. */
    record StepReported(StepKey step, StepState state, Document report) implements StepEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reported(this);
        }
    }

    /** One method for each event. */
    interface Visitor<R> {
        R dispatched(StepDispatched event);

        R completed(StepCompleted event);

        R failed(StepFailed event);

        R attemptFailed(AttemptFailed event);

        R attemptLost(AttemptLost event);

        R deferred(StepDeferred event);

        R waiting(StepWaiting event);

        R woken(StepWoken event);

        R submitted(StepSubmitted event);

        R blocked(StepBlocked event);

        R unblocked(StepUnblocked event);

        R admitted(StepAdmitted event);

        R approved(StepApproved event);

        R rejected(StepRejected event);

        R advised(StepAdvised event);

        R skipped(StepSkipped event);

        R cancelRequested(StepCancelRequested event);

        R cancelled(StepCancelled event);

        R reported(StepReported event);
    }
}
