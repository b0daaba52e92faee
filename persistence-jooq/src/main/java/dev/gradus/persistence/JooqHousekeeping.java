package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.ATTEMPT;
import static dev.gradus.persistence.generated.Tables.IDEMPOTENCY_KEY;
import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.WORKER_SESSION;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.gradus.core.policy.Prunable;
import dev.gradus.core.port.Housekeeping;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Drops old rows. */
final class JooqHousekeeping implements Housekeeping {
    private final Database database;

    /** Up to where this process has looked at sessions: those that stay would else be looked at again and again. */
    private final AtomicLong lookedAt = new AtomicLong();

    JooqHousekeeping(Database database) {
        this.database = database;
    }

    @Override
    public int forgetKeys(Duration age, int limit) {
        return database.write(transaction -> transaction
                .sql()
                .deleteFrom(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.KEY.in(select(IDEMPOTENCY_KEY.KEY)
                        .from(IDEMPOTENCY_KEY)
                        .where(IDEMPOTENCY_KEY.CREATED_AT.le(PlainSql.clockAfter(age.negated())))
                        .orderBy(IDEMPOTENCY_KEY.CREATED_AT)
                        .limit(limit)
                        .forUpdate()
                        .skipLocked()))
                .execute());
    }

    @Override
    public int forgetSessions(Duration age, int limit) {
        long after = lookedAt.get();
        return database.write(transaction -> {
            List<Long> next = transaction
                    .sql()
                    .select(WORKER_SESSION.ID)
                    .from(WORKER_SESSION)
                    .where(WORKER_SESSION.ID.gt(after))
                    .orderBy(WORKER_SESSION.ID)
                    .limit(limit)
                    .fetch(WORKER_SESSION.ID);
            lookedAt.compareAndSet(after, next.size() < limit ? 0 : next.get(next.size() - 1));
            return next.isEmpty() ? 0 : forget(transaction, next, age);
        });
    }

    /** The sweeper has found that they hold nothing, and no attempt names them. */
    private static int forget(Transaction transaction, List<Long> sessions, Duration age) {
        return transaction
                .sql()
                .deleteFrom(WORKER_SESSION)
                .where(WORKER_SESSION.ID.in(select(WORKER_SESSION.ID)
                        .from(WORKER_SESSION)
                        .where(WORKER_SESSION.ID.in(sessions))
                        .and(WORKER_SESSION.SWEPT_AT.isNotNull())
                        .and(WORKER_SESSION.LEASE_UNTIL.le(PlainSql.clockAfter(age.negated())))
                        .and(notExists(selectOne().from(STEP).where(STEP.SWEEP_SESSION.eq(WORKER_SESSION.ID))))
                        .and(notExists(selectOne().from(ATTEMPT).where(ATTEMPT.EXECUTED_BY.eq(WORKER_SESSION.ID))))
                        .forUpdate()
                        .skipLocked()))
                .execute();
    }

    @Override
    public Pruned findOld(Prunable what, Duration age, long after, int limit) {
        return database.read(transaction -> switch (what) {
            case TASKS -> new PruneTasks(transaction, age).findTasks(after, limit);
            case LOGS -> new PruneTasks(transaction, age).findLogs(after, limit);
            case EVENTS -> new PruneTrails(transaction, age).findEvents();
            case DELIVERIES -> new PruneTrails(transaction, age).findDeliveries();
        });
    }

    @Override
    public Pruned prune(Prunable what, Duration age, long after, int limit) {
        return database.write(transaction -> switch (what) {
            case TASKS -> new PruneTasks(transaction, age).dropTasks(after, limit);
            case LOGS -> new PruneTasks(transaction, age).dropLogs(after, limit);
            case EVENTS -> new PruneTrails(transaction, age).dropEvents(limit);
            case DELIVERIES -> new PruneTrails(transaction, age).dropDeliveries(limit);
        });
    }
}
