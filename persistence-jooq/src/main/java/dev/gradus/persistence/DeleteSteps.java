package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.EVENT;
import static dev.gradus.persistence.generated.Tables.LOG_CHUNK;
import static dev.gradus.persistence.generated.Tables.LOG_EXTENT;
import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.TASK;

import dev.gradus.core.event.Stream;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;

/** Deletes steps or whole tasks that are locked, with what the schema does not take along. Within one transaction. */
final class DeleteSteps {
    private final Transaction transaction;

    DeleteSteps(Transaction transaction) {
        this.transaction = transaction;
    }

    /** The step at this place of its task; those behind it move up. */
    void delete(StepId step, int position) {
        long id = step.value();
        Long task = transaction
                .sql()
                .deleteFrom(STEP)
                .where(STEP.ID.eq(id))
                .and(STEP.OWNER.isNull())
                .returning(STEP.TASK_ID)
                .fetchSingle(STEP.TASK_ID);
        transaction
                .sql()
                .update(STEP)
                .set(STEP.POSITION, STEP.POSITION.minus(1))
                .where(STEP.TASK_ID.eq(task))
                .and(STEP.POSITION.gt(position))
                .execute();
        transaction
                .sql()
                .deleteFrom(LOG_CHUNK)
                .where(LOG_CHUNK.TASK_ID.eq(task))
                .and(LOG_CHUNK.STEP_ID.eq(id))
                .execute();
        transaction
                .sql()
                .deleteFrom(LOG_EXTENT)
                .where(LOG_EXTENT.TASK_ID.eq(task))
                .and(LOG_EXTENT.STEP_ID.eq(id))
                .execute();
    }

    /** The task with everything that is kept of it. */
    void delete(TaskId task) {
        long id = task.value();
        transaction.sql().deleteFrom(LOG_CHUNK).where(LOG_CHUNK.TASK_ID.eq(id)).execute();
        transaction
                .sql()
                .deleteFrom(LOG_EXTENT)
                .where(LOG_EXTENT.TASK_ID.eq(id))
                .execute();
        transaction
                .sql()
                .deleteFrom(EVENT)
                .where(EVENT.STREAM_KIND.eq(Stream.Kind.TASK))
                .and(EVENT.STREAM_ID.eq(id))
                .execute();
        transaction.sql().deleteFrom(TASK).where(TASK.ID.eq(id)).execute();
    }
}
