package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What executing a step came to. A step kind returns one; the engine turns it into facts. */
public sealed interface Outcome {

    /** Calls the visitor's method for this outcome. */
    <R> R accept(Visitor<R> visitor);

    /** The step succeeded with these results. */
    static Outcome success(Document results) {
        return new Success(results, Origin.EXECUTED);
    }

    /** The step failed; its retry policy decides what follows. */
    static Outcome failure(Failure failure) {
        return new Failed(failure);
    }

    /**
     * The step succeeded, or took an earlier success.
     *
     * @param tracking what an executed success depended on, when that can be told
     */
    record Success(
            Document results, Origin origin, @Nullable Tracking tracking) implements Outcome {
        public Success {
            requireNonNull(results, "results");
            requireNonNull(origin, "origin");
        }

        /** A success of which nothing is tracked. */
        public Success(Document results, Origin origin) {
            this(results, origin, null);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.success(this);
        }
    }

    /** The attempt failed. */
    record Failed(Failure failure) implements Outcome {
        public Failed {
            requireNonNull(failure, "failure");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.failed(this);
        }
    }

    /** The step waits for something that is stored, holding no worker; unanswered by {@code until} it is rejected. */
    record Wait(WaitReason reason, @Nullable Instant until) implements Outcome {
        public Wait {
            requireNonNull(reason, "reason");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.waits(this);
        }
    }

    /** The step goes back to the queue without using an attempt, with a memo for its next execution. */
    record Release(@Nullable Instant until, Document memo) implements Outcome {
        public Release {
            requireNonNull(memo, "memo");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.released(this);
        }
    }

    /**
     * The step succeeded and its children are to be exactly these, in one transaction with its success: unchanged ones keep
     * their identity and results, new ones are added, changed ones run again, vanished ones are removed.
     */
    record Children(
            Document results,
            List<StepSpec> children,
            @Nullable Tracking tracking) implements Outcome {
        public Children {
            requireNonNull(results, "results");
            children = List.copyOf(children);
        }

        /** Children of a success of which nothing is tracked. */
        public Children(Document results, List<StepSpec> children) {
            this(results, children, null);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.children(this);
        }
    }

    /** The step succeeded and sends the work back: the targets and all that follows them run again. */
    record Reset(Set<StepKey> targets, String reason) implements Outcome {
        public Reset {
            targets = Set.copyOf(targets);
            requireNonNull(reason, "reason");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reset(this);
        }
    }

    /** One method for each outcome. */
    interface Visitor<R> {
        R success(Success success);

        R failed(Failed failed);

        R waits(Wait wait);

        R released(Release release);

        R children(Children children);

        R reset(Reset reset);
    }
}
