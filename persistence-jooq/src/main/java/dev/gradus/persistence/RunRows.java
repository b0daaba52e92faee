package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.SCHEDULE_RUN;
import static dev.gradus.persistence.generated.Tables.TASK;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.gradus.core.schedule.RunOrigin;
import dev.gradus.core.schedule.RunOutcome;
import dev.gradus.core.schedule.Schedule;
import dev.gradus.core.schedule.ScheduleEvent;
import dev.gradus.core.schedule.ScheduleEvent.RunQueued;
import dev.gradus.core.schedule.ScheduleEvent.RunSkipped;
import dev.gradus.core.schedule.ScheduleEvent.RunStarted;
import dev.gradus.core.schedule.ScheduleId;
import dev.gradus.core.schedule.ScheduleRun;
import dev.gradus.core.schedule.ScheduleSnapshot;
import dev.gradus.core.schedule.ScheduleSnapshot.OpenRun;
import dev.gradus.core.schedule.ScheduleSnapshot.WaitingRun;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

/** The runs of schedules as rows. Used within one transaction. */
final class RunRows {
    private static final List<TaskState> TERMINAL =
            Arrays.stream(TaskState.values()).filter(TaskState::isTerminal).toList();
    private static final Condition GOES_ON = TASK.ID.eq(SCHEDULE_RUN.TASK_ID).and(TASK.STATE.notIn(TERMINAL));

    private final Transaction transaction;

    RunRows(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Has it said of the schedule's runs whose tasks have ended, or are gone, that they are over. */
    void closeEnded(ScheduleId id) {
        transaction
                .sql()
                .update(SCHEDULE_RUN)
                .set(SCHEDULE_RUN.OPEN, false)
                .where(SCHEDULE_RUN.SCHEDULE_ID.eq(id.value()))
                .and(SCHEDULE_RUN.OPEN)
                .and(notExists(selectOne().from(TASK).where(GOES_ON)))
                .execute();
    }

    ScheduleSnapshot snapshot(Schedule schedule) {
        long id = schedule.id().value();
        List<OpenRun> open = transaction
                .sql()
                .select(SCHEDULE_RUN.TICK, SCHEDULE_RUN.ORIGIN, SCHEDULE_RUN.TASK_ID)
                .from(SCHEDULE_RUN)
                .join(TASK)
                .on(GOES_ON)
                .where(SCHEDULE_RUN.SCHEDULE_ID.eq(id))
                .and(SCHEDULE_RUN.OPEN)
                .orderBy(SCHEDULE_RUN.TICK)
                .fetch(row -> new OpenRun(row.value1(), row.value2(), new TaskId(row.value3())));
        List<WaitingRun> waiting = transaction
                .sql()
                .select(SCHEDULE_RUN.TICK, SCHEDULE_RUN.ORIGIN)
                .from(SCHEDULE_RUN)
                .where(SCHEDULE_RUN.SCHEDULE_ID.eq(id))
                .and(SCHEDULE_RUN.OUTCOME.eq(RunOutcome.WAITING))
                .fetch(row -> new WaitingRun(row.value1(), row.value2()));
        return new ScheduleSnapshot(schedule, open, waiting);
    }

    Map<Instant, RunOutcome> recorded(ScheduleId id, Instant from, Instant to) {
        return transaction
                .sql()
                .select(SCHEDULE_RUN.TICK, SCHEDULE_RUN.OUTCOME)
                .from(SCHEDULE_RUN)
                .where(SCHEDULE_RUN.SCHEDULE_ID.eq(id.value()))
                .and(SCHEDULE_RUN.TICK.between(from, to))
                .fetchMap(SCHEDULE_RUN.TICK, SCHEDULE_RUN.OUTCOME);
    }

    List<ScheduleRun> list(ScheduleId id, Instant before, int limit) {
        return shown(id)
                .and(SCHEDULE_RUN.TICK.lt(before))
                .orderBy(SCHEDULE_RUN.TICK.desc())
                .limit(limit)
                .fetch(RunRows::read);
    }

    /** The runs of these times that are kept, by their times. */
    List<ScheduleRun> list(ScheduleId id, List<Instant> ticks) {
        return shown(id)
                .and(SCHEDULE_RUN.TICK.in(ticks))
                .orderBy(SCHEDULE_RUN.TICK)
                .fetch(RunRows::read);
    }

    private SelectConditionStep<Record> shown(ScheduleId id) {
        return transaction
                .sql()
                .select(List.of(SCHEDULE_RUN.asterisk(), TASK.STATE))
                .from(SCHEDULE_RUN)
                .leftJoin(TASK)
                .on(TASK.ID.eq(SCHEDULE_RUN.TASK_ID))
                .where(SCHEDULE_RUN.SCHEDULE_ID.eq(id.value()));
    }

    private static ScheduleRun read(Record row) {
        Long task = row.get(SCHEDULE_RUN.TASK_ID);
        return new ScheduleRun(
                row.get(SCHEDULE_RUN.TICK),
                row.get(SCHEDULE_RUN.ORIGIN),
                row.get(SCHEDULE_RUN.OUTCOME),
                task == null ? null : new TaskId(task),
                row.get(TASK.STATE),
                row.get(SCHEDULE_RUN.REASON),
                row.get(SCHEDULE_RUN.AT));
    }

    /** Forgets what is over since before this; there is hardly ever more than one. */
    void forgetOld(ScheduleId id, Instant until) {
        transaction
                .sql()
                .deleteFrom(SCHEDULE_RUN)
                .where(SCHEDULE_RUN.SCHEDULE_ID.eq(id.value()))
                .and(SCHEDULE_RUN.TICK.lt(until))
                .and(SCHEDULE_RUN.AT.lt(until))
                .and(SCHEDULE_RUN.OUTCOME.ne(RunOutcome.WAITING))
                .and(SCHEDULE_RUN.OPEN.isFalse())
                .execute();
    }

    /** What an event says of a run. */
    void keep(ScheduleId id, ScheduleEvent event, Instant now) {
        if (event instanceof RunQueued queued) {
            put(id, new Kept(queued.tick(), queued.origin(), RunOutcome.WAITING, null, null), now);
        } else if (event instanceof RunStarted started) {
            put(id, new Kept(started.tick(), started.origin(), RunOutcome.STARTED, started.task(), null), now);
        } else if (event instanceof RunSkipped skipped) {
            put(id, new Kept(skipped.tick(), skipped.origin(), RunOutcome.SKIPPED, null, skipped.reason()), now);
        }
    }

    private record Kept(
            Instant tick,
            RunOrigin origin,
            RunOutcome outcome,
            @Nullable TaskId task,
            @Nullable String reason) {}

    private void put(ScheduleId id, Kept run, Instant now) {
        Long task = run.task() == null ? null : run.task().value();
        boolean open = run.outcome() == RunOutcome.STARTED;
        int kept = transaction
                .sql()
                .insertInto(SCHEDULE_RUN)
                .set(SCHEDULE_RUN.SCHEDULE_ID, id.value())
                .set(SCHEDULE_RUN.TICK, run.tick())
                .set(SCHEDULE_RUN.ORIGIN, run.origin())
                .set(SCHEDULE_RUN.OUTCOME, run.outcome())
                .set(SCHEDULE_RUN.OPEN, open)
                .set(SCHEDULE_RUN.TASK_ID, task)
                .set(SCHEDULE_RUN.REASON, run.reason())
                .set(SCHEDULE_RUN.AT, now)
                .onConflict(SCHEDULE_RUN.SCHEDULE_ID, SCHEDULE_RUN.TICK)
                .doUpdate()
                .set(SCHEDULE_RUN.ORIGIN, run.origin())
                .set(SCHEDULE_RUN.OUTCOME, run.outcome())
                .set(SCHEDULE_RUN.OPEN, open)
                .set(SCHEDULE_RUN.TASK_ID, task)
                .set(SCHEDULE_RUN.REASON, run.reason())
                .set(SCHEDULE_RUN.AT, now)
                .where(SCHEDULE_RUN.OUTCOME.ne(RunOutcome.STARTED))
                .execute();
        if (kept != 1) {
            throw new IllegalStateException("schedule %s has a run of %s already".formatted(id, run.tick()));
        }
    }
}
