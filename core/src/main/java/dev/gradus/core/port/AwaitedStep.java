package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;

/**
 * A step that waits for a person.
 *
 * @param task its task
 * @param step the step
 */
public record AwaitedStep(TaskId task, StepId step) {
    public AwaitedStep {
        requireNonNull(task, "task");
        requireNonNull(step, "step");
    }
}
