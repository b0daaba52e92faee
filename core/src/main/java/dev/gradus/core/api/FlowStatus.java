package dev.gradus.core.api;

import dev.gradus.core.step.StepState;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskState;

/** The words of the {@code /tasks} face; steps and tool calls use all but WAITING_OBSERVATION. */
public enum FlowStatus {
    /** Nothing has been executed. */
    PLANNED,
    /** Executing, or between two transitions. */
    RUNNING,
    /** The caller has yet to look at the last result. */
    WAITING_OBSERVATION,
    /** Ended well. */
    COMPLETED,
    /** Ended otherwise. */
    FAILED;

    /** The word for a task. */
    public static FlowStatus of(Task task) {
        return ofTask(
                task.state(), task.progress().observation(), task.progress().paused());
    }

    /** The word for a task of which this is known. */
    public static FlowStatus ofTask(TaskState state, boolean observation, boolean paused) {
        FlowStatus status = switch (state) {
            case PENDING, PLANNING, PLANNED -> PLANNED;
            case WAITING -> observation ? WAITING_OBSERVATION : RUNNING;
            case RUNNING, BLOCKED, CANCELLING -> RUNNING;
            case COMPLETED -> COMPLETED;
            case FAILED, CANCELLED -> FAILED;
        };
        return paused && !state.isTerminal() ? RUNNING : status;
    }

    /** The word for a step. */
    public static FlowStatus of(StepState state) {
        return switch (state) {
            case PENDING, READY, BLOCKED, SKIPPED -> PLANNED;
            case RUNNING, NEEDS_QA, WAITING, CANCELLING -> RUNNING;
            case COMPLETED -> COMPLETED;
            case FAILED, CANCELLED -> FAILED;
        };
    }
}
