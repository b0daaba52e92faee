package dev.gradus.core.container;

import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * Whose things are asked for, always within one installation.
 *
 * @param task of this task; of any when null
 * @param step of this step; of any when null
 */
public record OwnerFilter(@Nullable TaskId task, @Nullable StepId step) {
    /** Everything of the installation. */
    public static final OwnerFilter ANY = new OwnerFilter(null, null);

    /** What was made for a task. */
    public static OwnerFilter of(TaskId task) {
        return new OwnerFilter(task, null);
    }

    /** What was made for a step, by any attempt. */
    public static OwnerFilter of(StepId step) {
        return new OwnerFilter(null, step);
    }

    /** Whether it is among what is asked for. */
    public boolean matches(Owner owner) {
        return (task == null || task.equals(owner.task())) && (step == null || step.equals(owner.step()));
    }
}
