package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import org.jspecify.annotations.Nullable;

/** A request about one step. */
public sealed interface StepCommand {

    /** Calls the visitor's method for this command. */
    <R> R accept(Visitor<R> visitor);

    /** The owner reports what its attempt came to. */
    record CompleteAttempt(Fence fence, Outcome outcome) implements StepCommand {
        public CompleteAttempt {
            requireNonNull(fence, "fence");
            requireNonNull(outcome, "outcome");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.completeAttempt(this);
        }
    }

    /** The sweeper takes back the claim of an expired session. */
    record LoseLease(Fence fence) implements StepCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.loseLease(this);
        }
    }

    /** Let any worker run this step of a manual task. */
    record Dispatch() implements StepCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dispatch(this);
        }
    }

    /** Do not run this step in this round. */
    record Skip(SkipReason reason) implements StepCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.skip(this);
        }
    }

    /** Stop this step. */
    record Cancel() implements StepCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.cancel(this);
        }
    }

    /** The real work of a step being cancelled is gone. */
    record ConfirmCancelled(Fence fence) implements StepCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.confirmCancelled(this);
        }
    }

    /** End the step although nobody can confirm that its work is gone. */
    record Abandon() implements StepCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.abandon(this);
        }
    }

    /** What the step waited for has arrived. */
    record Wake() implements StepCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.wake(this);
        }
    }

    /** Stop the step for a person. */
    record Block(Failure failure) implements StepCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.block(this);
        }
    }

    /** Let the blocked step go on. */
    record Unblock() implements StepCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unblock(this);
        }
    }

    /** Let the step begin, or accept it as it is. */
    record Approve(@Nullable String note, @Nullable String by) implements StepCommand {
        /** In nobody's name. */
        public Approve(@Nullable String note) {
            this(note, null);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.approve(this);
        }
    }

    /** Refuse the step. */
    record Reject(@Nullable String note, @Nullable String by) implements StepCommand {
        /** In nobody's name. */
        public Reject(@Nullable String note) {
            this(note, null);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reject(this);
        }
    }

    /** Refuse the step if the time for its approval has run out. */
    record Expire() implements StepCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.expire(this);
        }
    }

    /** Report the state of an external step. */
    record Report(StepState state, Document report) implements StepCommand {
        public Report {
            requireNonNull(state, "state");
            requireNonNull(report, "report");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.report(this);
        }
    }

    /** One method for each command. */
    interface Visitor<R> {
        R completeAttempt(CompleteAttempt command);

        R loseLease(LoseLease command);

        R dispatch(Dispatch command);

        R skip(Skip command);

        R cancel(Cancel command);

        R confirmCancelled(ConfirmCancelled command);

        R abandon(Abandon command);

        R wake(Wake command);

        R block(Block command);

        R unblock(Unblock command);

        R approve(Approve command);

        R reject(Reject command);

        R expire(Expire command);

        R report(Report command);
    }
}
