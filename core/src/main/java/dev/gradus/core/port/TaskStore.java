package dev.gradus.core.port;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepIds;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.transition.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps tasks with their steps and events. Every method is one transaction: state, events (numbered without gaps) and
 * everything that follows from them commit together or not at all, and are durable when the method returns. Thread safe.
 *
 * <p>Failures: {@link dev.gradus.core.failure.CoreException} with UNREACHABLE when the store cannot be reached or the
 * outcome of a commit is unknown and could not be read back; INTERNAL for a broken promise.
 */
public interface TaskStore {

    /**
     * Stores a task. Idempotent under an idempotency key: the same key with the same fingerprint answers the task stored
     * first; with another fingerprint it throws IDEMPOTENCY_MISMATCH. A standing task whose name is taken by another
     * standing task throws CONFLICT.
     */
    CreatedTask create(NewTask task, Cause cause);

    /** Stores tasks as {@link #create} does, all of them or, when it throws, none; answered in the order given. */
    List<CreatedTask> createAll(List<NewTask> tasks, Cause cause);

    /** The task with its steps as they are now. */
    Optional<TaskSnapshot> find(TaskId id);

    /** The task to which the step belongs. */
    Optional<TaskId> taskOf(StepId id);

    /** The task with this name: the standing one, else the newest. */
    Optional<TaskId> named(String name);

    /** Tasks that match, newest first, at most {@code filter.limit()}. */
    TaskPage list(TaskFilter filter);

    /** Every attempt of the step, first to last, the current one included. */
    List<Attempt> attempts(StepId id);

    /**
     * Decides and applies under the task's lock: loads the snapshot, asks the ruling, applies its facts by {@code
     * TaskEvolution}, stores what changed and appends the facts. Concurrent changes of one task happen one after the other.
     * The ruling may be asked again when the transaction has to be repeated, so it must be pure. A standing task that is
     * given a name which another one has throws CONFLICT.
     *
     * @throws dev.gradus.core.failure.CoreException NOT_FOUND when there is no such task
     */
    Change change(TaskId id, Cause cause, Ruling ruling);

    /**
     * Removes the task, its steps, their attempts and logs, and its events; nothing is left of it but gaps in the numbers.
     *
     * @return the task as it was
     * @throws dev.gradus.core.failure.CoreException NOT_FOUND when there is no such task, CONFLICT while an attempt lives
     */
    TaskSnapshot delete(TaskId id);

    /** A pure decision about a loaded task. */
    @FunctionalInterface
    interface Ruling {

        /**
         * Decides.
         *
         * @param now the store's clock, in microseconds
         * @param ids gives numbers for steps that the decision adds
         */
        Decision<DomainEvent> decide(TaskSnapshot snapshot, Instant now, StepIds ids);

        /** The same ruling about a task that is still what its caller has seen; else the refusal PRECONDITION_FAILED. */
        default Ruling onlyIf(Precondition precondition) {
            return (snapshot, now, ids) -> precondition.refusal(snapshot).orElseGet(() -> decide(snapshot, now, ids));
        }
    }
}
