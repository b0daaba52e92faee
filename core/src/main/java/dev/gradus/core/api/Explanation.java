package dev.gradus.core.api;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.step.Origin;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a task's open steps are not running, and why its tracked ones were executed or not.
 *
 * @param task the task
 * @param state its state, in one word
 * @param waits one entry for each open step that is not running, in step order
 * @param decisions one entry for each completed step with tracked inputs, in step order
 */
public record Explanation(TaskId task, String state, List<Waiting> waits, List<Decided> decisions) {
    public Explanation {
        requireNonNull(task, "task");
        requireNonNull(state, "state");
        waits = List.copyOf(waits);
        decisions = List.copyOf(decisions);
    }

    /**
     * How a completed step with tracked inputs came by its results.
     *
     * @param step the step
     * @param origin executed, reused or forced
     * @param attempt the attempt that made the results
     * @param changed the inputs that differed from the success before, for an execution
     */
    public record Decided(StepKey step, Origin origin, int attempt, List<String> changed) {
        public Decided {
            requireNonNull(step, "step");
            requireNonNull(origin, "origin");
            changed = List.copyOf(changed);
        }
    }

    /**
     * Why one step is not running.
     *
     * @param step the step
     * @param reason in one word
     * @param message for people: what blocks it and what would help
     * @param blockers the blocking things: step keys, {@code TASK/KEY} of another task's, task id, kind or label
     * @param since since when, as far as it is known
     * @param nextLook when it can change by itself, as far as that is known
     */
    public record Waiting(
            StepKey step,
            Reason reason,
            String message,
            List<String> blockers,
            @Nullable Instant since,
            @Nullable Instant nextLook) {
        public Waiting {
            requireNonNull(step, "step");
            requireNonNull(reason, "reason");
            requireNonNull(message, "message");
            blockers = List.copyOf(blockers);
        }
    }

    /** Every reason for waiting. The first four are stored, the others computed. */
    public enum Reason {
        /** A person must decide. */
        APPROVAL,
        /** A CI system must report. */
        CI,
        /** Budget has run out. */
        BUDGET,
        /** Somebody must give values. */
        INPUT,
        /** A quality gate must decide. */
        QA,
        /** A person must unblock it. */
        BLOCKED,
        /** Needs have not ended. */
        DEPENDENCY,
        /** It waits before its next attempt. */
        BACKOFF,
        /** Its time has not come. */
        SCHEDULE,
        /** Every member of the pool that it may use is used by other steps. */
        POOL,
        /** The queue it stands in is paused. */
        QUEUE_PAUSED,
        /** As many are executed as its queue or its concurrency key lets be. */
        CONCURRENCY,
        /** Its task is paused or disabled. */
        TASK_PAUSED,
        /** Its task has not been started. */
        NOT_STARTED,
        /** Its task is manual and nobody has asked for it. */
        MANUAL,
        /** No live worker can execute it. */
        NO_WORKER,
        /** The container engine that its task is bound to answers no worker. */
        ENGINE_UNREACHABLE,
        /** Every worker that can execute it is busy with others. */
        WORKERS_BUSY,
        /** It is being stopped and the stop is not confirmed. */
        CANCELLING;

        /** The constant's one spelling in JSON and on the command line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
