package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.step.Fence;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;

/**
 * A step and the fence it is held under.
 *
 * @param task the step's task
 * @param step the step
 * @param fence the right's number
 */
public record HeldStep(TaskId task, StepId step, Fence fence) {
    public HeldStep {
        requireNonNull(task, "task");
        requireNonNull(step, "step");
        requireNonNull(fence, "fence");
    }
}
