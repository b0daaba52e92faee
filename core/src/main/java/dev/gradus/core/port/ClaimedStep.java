package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.event.Actor;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSpec;

/**
 * A step to execute now.
 *
 * @param taskId its task
 * @param task what its task is
 * @param step the step, RUNNING, with the attempt that begins
 */
public record ClaimedStep(TaskId taskId, TaskSpec task, Step step) {
    public ClaimedStep {
        requireNonNull(taskId, "taskId");
        requireNonNull(task, "task");
        requireNonNull(step, "step");
        requireNonNull(step.attempt(), "attempt");
    }

    /** The attempt that begins. */
    public Attempt attempt() {
        return requireNonNull(step.attempt(), "attempt");
    }

    /** Who executes it, as the events name it. */
    public Actor worker() {
        return new Actor("worker:" + attempt().claim().owner());
    }

    /** The step and its fence. */
    public HeldStep held() {
        return new HeldStep(taskId, step.id(), attempt().claim().fence());
    }
}
