package dev.gradus.core.api;

import dev.gradus.core.event.Cause;
import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.port.TaskPage;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * The life of tasks. What is refused is thrown as {@link dev.gradus.core.failure.CoreException}: NOT_FOUND, CONFLICT,
 * ILLEGAL_TRANSITION, INVALID_INPUT, INVALID_DEFINITION, POLICY_VIOLATION, LIMIT_EXCEEDED and so on, with a sentence. A
 * method that returns has stored what it says, durably. Thread safe.
 */
public interface Tasks {

    /** Makes a task from a definition, or a standing task. */
    TaskCreation create(TaskRequest request, Cause cause);

    /**
     * Makes many tasks at once, all of them or, when it throws, none; answered in the order given. Much faster than one by
     * one: hundreds are a good number.
     */
    List<TaskCreation> createAll(List<TaskRequest> requests, Cause cause);

    /** The task as it is now. */
    TaskSnapshot get(TaskId id);

    /** The task that a person names: its number, its UUID or its name. */
    TaskId resolve(String reference);

    /** A page of tasks, newest first. */
    TaskPage list(TaskFilter filter);

    /**
     * Makes exactly one transition of a manual task, executing at most one step in this process. While another caller
     * executes a step of the task it waits up to 10 s, then makes its own transition; longer is CONFLICT (IN_PROGRESS). A
     * terminal task is returned as it is.
     *
     * @throws dev.gradus.core.failure.CoreException PRECONDITION_FAILED when the task is not what the caller has seen; this
     *     is decided in the transaction that makes the transition or takes the step
     */
    TaskSnapshot advance(TaskId id, Precondition precondition, Cause cause);

    /** Advances the task whatever it has become. */
    default TaskSnapshot advance(TaskId id, Cause cause) {
        return advance(id, Precondition.NONE, cause);
    }

    /**
     * Advances until the task is terminal, at most {@code maxSteps} times; each advance is stored by itself. The
     * precondition is that of the first.
     *
     * @throws dev.gradus.core.failure.CoreException LIMIT_EXCEEDED when the task is then not terminal (what was done is
     *     kept), POLICY_VIOLATION when {@code maxSteps} exceeds the installation's limit
     */
    TaskSnapshot run(TaskId id, int maxSteps, Precondition precondition, Cause cause);

    /** Runs the task whatever it has become. */
    default TaskSnapshot run(TaskId id, int maxSteps, Cause cause) {
        return run(id, maxSteps, Precondition.NONE, cause);
    }

    /**
     * Applies a command: pause, resume, cancel, abandon, retry, a new round, or a command about one step.
     *
     * @throws dev.gradus.core.failure.CoreException PRECONDITION_FAILED when the task is not what the caller has seen; this
     *     is decided in the transaction that decides the command
     */
    TaskSnapshot apply(TaskId id, TaskCommand command, Precondition precondition, Cause cause);

    /** Applies a command to the task whatever it has become. */
    default TaskSnapshot apply(TaskId id, TaskCommand command, Cause cause) {
        return apply(id, command, Precondition.NONE, cause);
    }

    /**
     * Removes a task with everything that is kept of it; CONFLICT while one of its steps is being executed.
     *
     * @return the task as it was
     */
    TaskSnapshot delete(TaskId id);

    /** Waits until the task satisfies the condition or the time is over, and returns it as it then is. */
    TaskSnapshot await(TaskId id, Predicate<TaskSnapshot> condition, Duration atMost);

    /** Why each open step is not running, computed from the conditions of the claim itself. */
    Explanation explain(TaskId id);

    /** Compares the stored task with the fold of its events; empty when they are equal. */
    List<String> verify(TaskId id);
}
