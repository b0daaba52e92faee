package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.EVENT;
import static dev.gradus.persistence.generated.Tables.LOG_CHUNK;
import static dev.gradus.persistence.generated.Tables.LOG_EXTENT;
import static dev.gradus.persistence.generated.Tables.OUTBOX;
import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.SUBSCRIPTION;
import static dev.gradus.persistence.generated.Tables.TASK;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.gradus.core.event.Stream;
import dev.gradus.core.outbox.SubscriptionState;
import dev.gradus.core.port.Housekeeping.Pruned;
import java.time.Duration;
import java.util.List;
import org.jooq.Condition;
import org.jooq.SelectForUpdateStep;
import org.jspecify.annotations.Nullable;

/**
 * Finds tasks that ended long ago, and drops them or their logs. It walks by number, in windows: an index on the end of tasks
 * would cost every completion its heap-only update. Within one transaction.
 */
final class PruneTasks {
    /** So many numbers are looked at for each piece, however few of them are old. */
    private static final int WINDOW = 5_000;

    private final Transaction transaction;
    private final Duration age;

    PruneTasks(Transaction transaction, Duration age) {
        this.transaction = transaction;
        this.age = age;
    }

    Pruned findTasks(long after, int limit) {
        return walked(after, limit, false, isDropped(), found -> {});
    }

    Pruned dropTasks(long after, int limit) {
        return walked(after, limit, true, isDropped(), this::dropTasks);
    }

    Pruned findLogs(long after, int limit) {
        return walked(after, limit, false, hasLog(), found -> {});
    }

    Pruned dropLogs(long after, int limit) {
        return walked(after, limit, true, hasLog(), this::dropLogs);
    }

    private Pruned walked(long after, int limit, boolean locked, Condition condition, Drop drop) {
        Long end = windowEnd(after);
        if (end == null) {
            return new Pruned(0, null);
        }
        SelectForUpdateStep<?> old = transaction
                .sql()
                .select(TASK.ID)
                .from(TASK)
                .where(TASK.ID.gt(after))
                .and(TASK.ID.le(end))
                .and(TASK.CLOSED_AT.le(PlainSql.clockAfter(age.negated())))
                .and(notExists(
                        selectOne().from(STEP).where(STEP.TASK_ID.eq(TASK.ID)).and(STEP.OWNER.isNotNull())))
                .and(condition)
                .orderBy(TASK.ID)
                .limit(limit);
        List<Long> found = (locked ? old.forUpdate().of(TASK).skipLocked() : old).fetch(TASK.ID);
        if (!found.isEmpty()) {
            drop.of(found);
        }
        return new Pruned(found.size(), found.size() == limit ? found.get(found.size() - 1) : end);
    }

    private @Nullable Long windowEnd(long after) {
        return transaction
                .sql()
                .select(max(TASK.ID))
                .from(select(TASK.ID)
                        .from(TASK)
                        .where(TASK.ID.gt(after))
                        .orderBy(TASK.ID)
                        .limit(WINDOW)
                        .asTable("task"))
                .fetchSingle()
                .value1();
    }

    /** Made from a definition, and all that subscribers are to be told of it is on its way. */
    private static Condition isDropped() {
        return TASK.DEFINITION_NAME
                .isNotNull()
                .and(notExists(selectOne().from(SUBSCRIPTION).where(SUBSCRIPTION.STATE.ne(SubscriptionState.DISABLED)))
                        .or(exists(selectOne()
                                .from(EVENT, OUTBOX)
                                .where(EVENT.STREAM_KIND.eq(Stream.Kind.TASK))
                                .and(EVENT.STREAM_ID.eq(TASK.ID))
                                .and(EVENT.SEQ.eq(TASK.SEQ))
                                .and(row(EVENT.XID, EVENT.ID).le(row(OUTBOX.XID, OUTBOX.ID))))));
    }

    private static Condition hasLog() {
        return exists(selectOne().from(LOG_CHUNK).where(LOG_CHUNK.TASK_ID.eq(TASK.ID)));
    }

    private void dropTasks(List<Long> tasks) {
        dropLogs(tasks);
        transaction
                .sql()
                .deleteFrom(EVENT)
                .where(EVENT.STREAM_KIND.eq(Stream.Kind.TASK))
                .and(EVENT.STREAM_ID.in(tasks))
                .execute();
        transaction.sql().deleteFrom(TASK).where(TASK.ID.in(tasks)).execute();
    }

    private void dropLogs(List<Long> tasks) {
        transaction
                .sql()
                .deleteFrom(LOG_CHUNK)
                .where(LOG_CHUNK.TASK_ID.in(tasks))
                .execute();
        transaction
                .sql()
                .deleteFrom(LOG_EXTENT)
                .where(LOG_EXTENT.STEP_ID.in(select(STEP.ID).from(STEP).where(STEP.TASK_ID.in(tasks))))
                .execute();
    }

    private interface Drop {
        void of(List<Long> tasks);
    }
}
