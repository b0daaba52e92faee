package dev.gradus.core.api;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.LogStore.PositionedChunk;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.List;

/** Single steps, their attempts and what they printed. Refusals as in {@link Tasks}. Thread safe. */
public interface Steps {

    /** The step that a person names: its number, its UUID, or {@code TASK/KEY}. */
    StepAddress resolve(String reference);

    /** Adds a step to a standing task. The kind's settings are checked: INVALID_DEFINITION names every fault. */
    TaskSnapshot add(TaskId task, StepSpec step, Precondition precondition, Cause cause);

    /** Adds a step to the task whatever it has become. */
    default TaskSnapshot add(TaskId task, StepSpec step, Cause cause) {
        return add(task, step, Precondition.NONE, cause);
    }

    /** Replaces what a step is, while it is not running. */
    TaskSnapshot revise(TaskId task, StepSpec step, Precondition precondition, Cause cause);

    /** Replaces what a step is, whatever its task has become. */
    default TaskSnapshot revise(TaskId task, StepSpec step, Cause cause) {
        return revise(task, step, Precondition.NONE, cause);
    }

    /**
     * What a run of the task would do now to each step that it would reach: execute it, and why, or reuse its results. Changes nothing;
     * reads tracked files, and asks the container engine.
     *
     * @param forced whether the run would be forced
     * @return in an order in which they could run
     */
    List<Plan.PlannedStep> preview(TaskId task, boolean forced);

    /** Every attempt, first to last, the current one included. */
    List<Attempt> attempts(StepId step);

    /** What one attempt printed, after a seq; at most {@code limit} chunks. */
    List<LogChunk> log(StepId step, int attempt, long afterSeq, int limit);

    /** What all steps of a task printed, after a position; at most {@code limit} chunks. */
    List<PositionedChunk> taskLog(TaskId task, EventPosition after, int limit);

    /**
     * Where a step is.
     *
     * @param task its task
     * @param step its number
     * @param key its name within the task
     */
    record StepAddress(TaskId task, StepId step, StepKey key) {}
}
