package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Sequences.SCHEDULE_IDS;
import static dev.gradus.persistence.generated.Tables.SCHEDULE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.DueSchedules;
import dev.gradus.core.port.IdempotencyKey;
import dev.gradus.core.port.Once;
import dev.gradus.core.port.ScheduleChange;
import dev.gradus.core.port.ScheduleStore;
import dev.gradus.core.schedule.Schedule;
import dev.gradus.core.schedule.ScheduleDecider;
import dev.gradus.core.schedule.ScheduleEvent.ScheduleCreated;
import dev.gradus.core.schedule.ScheduleEvent.ScheduleDeleted;
import dev.gradus.core.schedule.ScheduleEvolution;
import dev.gradus.core.schedule.ScheduleId;
import dev.gradus.core.schedule.ScheduleRun;
import dev.gradus.core.schedule.ScheduleSnapshot;
import dev.gradus.core.schedule.ScheduleSpec;
import dev.gradus.core.schedule.ScheduleState;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.transition.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record3;
import org.jspecify.annotations.Nullable;

/** Schedules in the tables {@code schedule} and {@code schedule_run}. */
final class JooqScheduleStore implements ScheduleStore {
    private static final Condition MAY_PROCEED = SCHEDULE.WAITING.gt(0).and(SCHEDULE.STATE.ne(ScheduleState.PAUSED));

    private final Database database;
    private final Wake wake;
    private final Ranges ranges;

    JooqScheduleStore(Database database, Wake wake, Ranges ranges) {
        this.database = database;
        this.wake = wake;
        this.ranges = ranges;
    }

    @Override
    public Once<Schedule> create(ScheduleSpec spec, Cause cause, @Nullable IdempotencyKey key) {
        return database.write(transaction -> {
            ScheduleId id = nextId(transaction);
            KeptKeys keys = new KeptKeys(transaction);
            if (key != null && !keys.keep(key, new KeptKeys.Made(null, id, List.of()))) {
                ScheduleId before = keys.find(key).map(KeptKeys.Made::schedule).orElseThrow(key::mismatch);
                return new Once<>(ScheduleRows.load(transaction, before), true);
            }
            return new Once<>(store(transaction, id, spec, cause), false);
        });
    }

    private static Schedule store(Transaction transaction, ScheduleId id, ScheduleSpec spec, Cause cause) {
        Instant now = transaction.now();
        Decision<ScheduleCreated> decision = ScheduleDecider.create(spec, now);
        if (decision instanceof Decision.Rejected<ScheduleCreated> refused) {
            throw new CoreException(refused.code(), refused.message());
        }
        ScheduleCreated created =
                ((Decision.Accepted<ScheduleCreated>) decision).events().get(0);
        Schedule schedule = ScheduleEvolution.born(id, created, now);
        if (!ScheduleRows.insert(transaction, schedule)) {
            throw new CoreException(
                    ErrorCode.CONFLICT, "there is a schedule named '%s' already".formatted(spec.name()));
        }
        ScheduleRows.append(transaction, schedule.id(), 0, List.of(created), cause, now);
        return schedule;
    }

    private static ScheduleId nextId(Transaction transaction) {
        return new ScheduleId(
                transaction.sql().select(SCHEDULE_IDS.nextval()).fetchSingle().value1());
    }

    @Override
    public Optional<ScheduleSnapshot> find(String name) {
        return database.readOneMoment(transaction -> transaction
                .sql()
                .select(SCHEDULE.asterisk())
                .from(SCHEDULE)
                .where(SCHEDULE.NAME.eq(name))
                .fetchOptional(row -> new RunRows(transaction).snapshot(ScheduleRows.read(row))));
    }

    @Override
    public List<Schedule> list(String after, int limit) {
        return database.read(transaction -> transaction
                .sql()
                .select(SCHEDULE.asterisk())
                .from(SCHEDULE)
                .where(SCHEDULE.NAME.gt(after))
                .orderBy(SCHEDULE.NAME)
                .limit(limit)
                .fetch(ScheduleRows::read));
    }

    @Override
    public List<ScheduleRun> runs(ScheduleId id, Instant before, int limit) {
        return database.read(transaction -> new RunRows(transaction).list(id, before, limit));
    }

    @Override
    public ScheduleChange change(ScheduleId id, Cause cause, @Nullable IdempotencyKey key, Ruling ruling) {
        List<TaskId> made = new ArrayList<>();
        var queued = new boolean[1];
        ScheduleChange change = database.write(transaction -> {
            made.clear();
            ChangeSchedule schedule = ChangeSchedule.locked(transaction, id);
            ScheduleChange decided = schedule.decide(ruling, cause, key);
            made.addAll(schedule.made());
            queued[0] = schedule.hasQueued();
            return decided;
        });
        wake.giveIf(queued[0]);
        made.forEach(ranges::makeAheadOf);
        return change;
    }

    @Override
    public Schedule delete(ScheduleId id, Cause cause) {
        return database.write(transaction -> {
            ChangeSchedule locked = ChangeSchedule.locked(transaction, id);
            Instant now = transaction.now();
            ScheduleRows.append(transaction, id, locked.seq(), List.of(new ScheduleDeleted()), cause, now);
            transaction
                    .sql()
                    .deleteFrom(SCHEDULE)
                    .where(SCHEDULE.ID.eq(id.value()))
                    .execute();
            return locked.schedule();
        });
    }

    /** One statement while there is nothing to do. */
    @Override
    public DueSchedules due(int limit) {
        return database.read(transaction -> {
            Record3<Instant, Instant, Boolean> glance = glance(transaction);
            Instant now = glance.value1();
            @Nullable Instant first = glance.value2();
            boolean isDue = first != null && !first.isAfter(now);
            if (!isDue && !glance.value3()) {
                return new DueSchedules(List.of(), until(now, first));
            }
            return new DueSchedules(due(transaction, now, limit), until(now, firstAfter(transaction, now)));
        });
    }

    private static Record3<Instant, Instant, Boolean> glance(Transaction transaction) {
        return transaction
                .sql()
                .select(
                        PlainSql.clock(),
                        field(select(min(SCHEDULE.NEXT_TICK)).from(SCHEDULE)),
                        field(exists(selectOne().from(SCHEDULE).where(MAY_PROCEED))))
                .fetchSingle();
    }

    private static List<ScheduleSnapshot> due(Transaction transaction, Instant now, int limit) {
        return transaction
                .sql()
                .select(SCHEDULE.asterisk())
                .from(SCHEDULE)
                .where(SCHEDULE.NEXT_TICK.le(now).or(MAY_PROCEED))
                .orderBy(SCHEDULE.NEXT_TICK.asc().nullsLast(), SCHEDULE.ID)
                .limit(limit)
                .fetch(row -> new RunRows(transaction).snapshot(ScheduleRows.read(row)));
    }

    private static @Nullable Instant firstAfter(Transaction transaction, Instant now) {
        return transaction
                .sql()
                .select(min(SCHEDULE.NEXT_TICK))
                .from(SCHEDULE)
                .where(SCHEDULE.NEXT_TICK.gt(now))
                .fetchSingle()
                .value1();
    }

    private static @Nullable Duration until(Instant now, @Nullable Instant next) {
        return next == null ? null : Duration.between(now, next);
    }
}
