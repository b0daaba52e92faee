package dev.gradus.core.queue;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;
import java.util.List;

/**
 * Why a step is not admitted now.
 *
 * @param paused whether its queue is paused; else its limit, or that of its key, is reached
 * @param gate which queue or key
 * @param holders the steps that are executed under it, those that began first in front, at most 20
 */
public record Refusal(boolean paused, String gate, List<Holder> holders) {
    /** So many holders are named. */
    public static final int MOST_HOLDERS = 20;

    public Refusal {
        requireNonNull(gate, "gate");
        holders = List.copyOf(holders);
    }

    /** A step that is executed. */
    public record Holder(TaskId task, StepId step) {
        public Holder {
            requireNonNull(task, "task");
            requireNonNull(step, "step");
        }

        @Override
        public String toString() {
            return "task %s step %s".formatted(task, step);
        }
    }
}
