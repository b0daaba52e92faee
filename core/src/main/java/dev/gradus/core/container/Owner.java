package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.step.Fence;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;

/**
 * For whom something was made in an engine.
 *
 * @param project the project's name; empty for a task of none
 * @param task the task
 * @param step the step
 * @param attempt the attempt's number, from 1
 * @param fence the attempt's fence
 * @param lifetime when it may be taken away
 */
public record Owner(String project, TaskId task, StepId step, int attempt, Fence fence, Lifetime lifetime) {
    public Owner {
        requireNonNull(project, "project");
        requireNonNull(task, "task");
        requireNonNull(step, "step");
        requireNonNull(fence, "fence");
        requireNonNull(lifetime, "lifetime");
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt must be positive, was " + attempt);
        }
    }
}
