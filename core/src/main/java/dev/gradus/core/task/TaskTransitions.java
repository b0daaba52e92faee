package dev.gradus.core.task;

import static dev.gradus.core.task.TaskState.BLOCKED;
import static dev.gradus.core.task.TaskState.CANCELLED;
import static dev.gradus.core.task.TaskState.CANCELLING;
import static dev.gradus.core.task.TaskState.COMPLETED;
import static dev.gradus.core.task.TaskState.FAILED;
import static dev.gradus.core.task.TaskState.PENDING;
import static dev.gradus.core.task.TaskState.PLANNED;
import static dev.gradus.core.task.TaskState.PLANNING;
import static dev.gradus.core.task.TaskState.RUNNING;
import static dev.gradus.core.task.TaskState.WAITING;

import dev.gradus.core.transition.TransitionTable;

/** Every legal move of a task. */
public final class TaskTransitions {
    /** The table; the database's constraints and the pictures in the documentation are derived from it. */
    public static final TransitionTable<TaskState, TaskTrigger> TABLE = table();

    private TaskTransitions() {}

    private static TransitionTable<TaskState, TaskTrigger> table() {
        TransitionTable.Builder<TaskState, TaskTrigger> table = TransitionTable.of("task");
        TaskState[] underWay = {RUNNING, WAITING, BLOCKED};
        table.row(PENDING, TaskTrigger.PLAN, PLANNING)
                .row(PLANNING, TaskTrigger.FINISH_PLAN, PLANNED)
                .row(PLANNING, TaskTrigger.FAIL, FAILED)
                .rows(TaskTrigger.START, RUNNING, PENDING, PLANNED)
                .row(RUNNING, TaskTrigger.AWAIT_OBSERVATION, WAITING)
                .row(WAITING, TaskTrigger.OBSERVE, RUNNING)
                .rows(TaskTrigger.WAIT, WAITING, RUNNING, BLOCKED)
                .rows(TaskTrigger.CONTINUE, RUNNING, WAITING, BLOCKED)
                .rows(TaskTrigger.BLOCK, BLOCKED, RUNNING, WAITING)
                .rows(TaskTrigger.COMPLETE, COMPLETED, underWay)
                .rows(TaskTrigger.FAIL, FAILED, underWay)
                .rows(TaskTrigger.CANCEL, CANCELLING, PENDING, PLANNING, PLANNED, RUNNING, WAITING, BLOCKED)
                .row(CANCELLING, TaskTrigger.CONFIRM_CANCELLED, CANCELLED);
        reopenings(table);
        return table.build();
    }

    private static void reopenings(TransitionTable.Builder<TaskState, TaskTrigger> table) {
        TaskState[] reopenable = {COMPLETED, FAILED, CANCELLED, WAITING, BLOCKED};
        table.rows(TaskTrigger.RETRY, RUNNING, reopenable)
                .rows(TaskTrigger.RERUN, RUNNING, reopenable)
                .rows(TaskTrigger.NEXT_ROUND, RUNNING, COMPLETED, FAILED, CANCELLED)
                .rows(TaskTrigger.LOOP_RESET, RUNNING, reopenable)
                .rows(TaskTrigger.PUSH_BACK, RUNNING, reopenable)
                .rows(TaskTrigger.CI_REPORT, RUNNING, COMPLETED, FAILED)
                .rows(TaskTrigger.REPORT, RUNNING, COMPLETED, FAILED, CANCELLED);
    }
}
