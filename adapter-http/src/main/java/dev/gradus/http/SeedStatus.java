package dev.gradus.http;

import dev.gradus.core.step.StepState;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskState;

/** The words of the {@code /tasks} face; steps and tool calls use all but WAITING_OBSERVATION. */
enum SeedStatus {
    PLANNED,
    RUNNING,
    WAITING_OBSERVATION,
    COMPLETED,
    FAILED;

    static SeedStatus of(Task task) {
        return ofTask(
                task.state(), task.progress().observation(), task.progress().paused());
    }

    static SeedStatus ofTask(TaskState state, boolean observation, boolean paused) {
        SeedStatus status = switch (state) {
            case PENDING, PLANNING, PLANNED -> PLANNED;
            case WAITING -> observation ? WAITING_OBSERVATION : RUNNING;
            case RUNNING, BLOCKED, CANCELLING -> RUNNING;
            case COMPLETED -> COMPLETED;
            case FAILED, CANCELLED -> FAILED;
        };
        return paused && !state.isTerminal() ? RUNNING : status;
    }

    static SeedStatus of(StepState state) {
        return switch (state) {
            case PENDING, READY, BLOCKED, SKIPPED -> PLANNED;
            case RUNNING, NEEDS_QA, WAITING, CANCELLING -> RUNNING;
            case COMPLETED -> COMPLETED;
            case FAILED, CANCELLED -> FAILED;
        };
    }
}
