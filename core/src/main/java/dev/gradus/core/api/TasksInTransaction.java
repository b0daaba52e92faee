package dev.gradus.core.api;

import dev.gradus.core.event.Cause;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;

/**
 * Tasks made and changed in the caller's transaction. Refusals as in {@link Tasks}; nothing is stored before the caller
 * commits, and no worker sees it before. After a refusal by the database the transaction can only be rolled back. Used by
 * one thread at a time, until the transaction ends.
 */
public interface TasksInTransaction {

    /** Makes a task from the current version of a definition, in the application's own name. */
    TaskId enqueue(String definition, Record inputs);

    /** Makes a task. An idempotency key holds inside the transaction too; another that has it in hand is waited for. */
    TaskSnapshot create(TaskRequest request, Cause cause);

    /** The task as the transaction sees it; NOT_FOUND without it. */
    TaskSnapshot get(TaskId id);

    /** Applies a command, as {@link Tasks#apply} does. The task stays locked until the transaction ends. */
    TaskSnapshot apply(TaskId id, TaskCommand command, Cause cause);
}
