package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.WORKER_SESSION;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.noCondition;

import dev.gradus.core.port.WorkerInfo;
import dev.gradus.core.port.WorkerSession;
import dev.gradus.core.port.WorkerSessions;
import dev.gradus.core.step.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Leases in the table {@code worker_session}, best on connections that nothing else uses. */
final class JooqWorkerSessions implements WorkerSessions {
    private static final int SHOWN = 500;
    private static final Duration SHOWN_AFTER_END = Duration.ofDays(1);

    /** What a session holds is counted among its last claims: it claims no more at once than it has slots. */
    private static final int COUNTED = 10_000;

    private final Database database;

    JooqWorkerSessions(Database database) {
        this.database = database;
    }

    @Override
    public SessionId open(WorkerInfo worker, Duration lease) {
        return database.write(transaction -> {
            Instant now = transaction.now();
            return transaction
                    .sql()
                    .insertInto(WORKER_SESSION)
                    .set(columns(worker))
                    .set(WORKER_SESSION.STARTED_AT, now)
                    .set(WORKER_SESSION.LEASE_UNTIL, now.plus(lease))
                    .returningResult(WORKER_SESSION.ID)
                    .fetchSingle(row -> new SessionId(row.value1()));
        });
    }

    private static Map<Field<?>, Object> columns(WorkerInfo worker) {
        Map<Field<?>, Object> columns = new LinkedHashMap<>();
        columns.put(WORKER_SESSION.NAME, worker.name());
        columns.put(WORKER_SESSION.HOST, worker.host());
        columns.put(WORKER_SESSION.ENGINE, worker.engine());
        columns.put(WORKER_SESSION.KINDS, worker.kinds().toArray(String[]::new));
        columns.put(WORKER_SESSION.SLOTS, worker.slots());
        columns.put(WORKER_SESSION.LABELS, Json.of(Labels.write(worker.labels())));
        columns.put(WORKER_SESSION.OFFERS, Entries.of(worker.offers()));
        return columns;
    }

    @Override
    public void describe(SessionId session, WorkerInfo worker) {
        database.write(transaction -> transaction
                .sql()
                .update(WORKER_SESSION)
                .set(columns(worker))
                .where(WORKER_SESSION.ID.eq(session.value()))
                .and(WORKER_SESSION.LEASE_UNTIL.gt(PlainSql.clock()))
                .execute());
    }

    @Override
    public boolean renew(SessionId session, Duration lease) {
        return database.write(transaction -> transaction
                        .sql()
                        .update(WORKER_SESSION)
                        .set(WORKER_SESSION.LEASE_UNTIL, PlainSql.clockAfter(lease))
                        .where(WORKER_SESSION.ID.eq(session.value()))
                        .and(WORKER_SESSION.LEASE_UNTIL.gt(PlainSql.clock()))
                        .execute()
                == 1);
    }

    @Override
    public void close(SessionId session) {
        database.write(transaction -> transaction
                .sql()
                .update(WORKER_SESSION)
                .set(WORKER_SESSION.LEASE_UNTIL, least(WORKER_SESSION.LEASE_UNTIL, PlainSql.clock()))
                .where(WORKER_SESSION.ID.eq(session.value()))
                .execute());
    }

    @Override
    public List<WorkerInfo> live() {
        return database.read(transaction -> transaction
                .sql()
                .selectFrom(WORKER_SESSION)
                .where(WORKER_SESSION.LEASE_UNTIL.gt(PlainSql.clock()))
                .orderBy(WORKER_SESSION.ID.desc())
                .limit(SHOWN)
                .fetch(JooqWorkerSessions::worker));
    }

    @Override
    public List<WorkerSession> list() {
        Field<Boolean> live =
                field(WORKER_SESSION.LEASE_UNTIL.gt(PlainSql.clock())).as("live");
        Field<Integer> holding = holding().as("holding");
        return database.read(transaction -> transaction
                .sql()
                .select(WORKER_SESSION.asterisk(), live, holding)
                .from(WORKER_SESSION)
                .where(WORKER_SESSION.LEASE_UNTIL.gt(PlainSql.clockAfter(SHOWN_AFTER_END.negated())))
                .orderBy(WORKER_SESSION.ID.desc())
                .limit(SHOWN)
                .fetch(row -> read(row, row.get(live), row.get(holding))));
    }

    private static Field<Integer> holding() {
        var claimed = STEP.as("claimed");
        var tasks = DSL.select(claimed.TASK_ID)
                .from(claimed)
                .where(claimed.SWEEP_SESSION.eq(WORKER_SESSION.ID))
                .orderBy(claimed.SWEEP_FENCE.desc())
                .limit(COUNTED)
                .asTable("tasks");
        Field<Long> task = requireNonNull(tasks.field(claimed.TASK_ID), "task_id");
        Table<?> held = HeldBy.inTask(task, WORKER_SESSION.ID, noCondition());
        return field(DSL.select(countDistinct(held.field(STEP.ID))).from(tasks, held));
    }

    private static WorkerInfo worker(Record row) {
        return new WorkerInfo(
                row.get(WORKER_SESSION.NAME),
                row.get(WORKER_SESSION.HOST),
                row.get(WORKER_SESSION.ENGINE),
                Set.of(row.get(WORKER_SESSION.KINDS)),
                row.get(WORKER_SESSION.SLOTS),
                Labels.read(Json.read(row.get(WORKER_SESSION.LABELS))));
    }

    private static WorkerSession read(Record row, boolean live, int holding) {
        return new WorkerSession(
                new SessionId(row.get(WORKER_SESSION.ID)),
                worker(row),
                row.get(WORKER_SESSION.STARTED_AT),
                row.get(WORKER_SESSION.LEASE_UNTIL),
                live,
                holding);
    }
}
