package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.SCHEDULE;

import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.IdempotencyKey;
import dev.gradus.core.port.NewTask;
import dev.gradus.core.port.ScheduleChange;
import dev.gradus.core.port.ScheduleStore;
import dev.gradus.core.schedule.RunOutcome;
import dev.gradus.core.schedule.Schedule;
import dev.gradus.core.schedule.ScheduleEvent;
import dev.gradus.core.schedule.ScheduleEvolution;
import dev.gradus.core.schedule.ScheduleId;
import dev.gradus.core.schedule.ScheduleRun;
import dev.gradus.core.schedule.ScheduleSnapshot;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.transition.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of every change: a schedule under its lock, a decision, its facts applied and stored together with the tasks that it made.
 * Used within one transaction.
 */
final class ChangeSchedule {
    private final Transaction transaction;
    private final RunRows runs;
    private final Schedule schedule;
    private final long seq;
    private final List<TaskId> made = new ArrayList<>();
    private boolean queued;

    private ChangeSchedule(Transaction transaction, Schedule schedule, long seq) {
        this.transaction = transaction;
        this.runs = new RunRows(transaction);
        this.schedule = schedule;
        this.seq = seq;
    }

    static ChangeSchedule locked(Transaction transaction, ScheduleId id) {
        return transaction
                .sql()
                .select(SCHEDULE.asterisk())
                .from(SCHEDULE)
                .where(SCHEDULE.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(row -> new ChangeSchedule(transaction, ScheduleRows.read(row), row.get(SCHEDULE.SEQ)))
                .orElseThrow(() -> new CoreException(ErrorCode.NOT_FOUND, "there is no schedule " + id));
    }

    Schedule schedule() {
        return schedule;
    }

    long seq() {
        return seq;
    }

    /** The tasks that were made. */
    List<TaskId> made() {
        return made;
    }

    /** Whether a step of theirs came into the queue. */
    boolean hasQueued() {
        return queued;
    }

    /** The same, once under a key: equal requests wait for one another on the schedule's lock. */
    ScheduleChange decide(ScheduleStore.Ruling ruling, Cause cause, @Nullable IdempotencyKey key) {
        if (key == null) {
            return decide(ruling, cause);
        }
        KeptKeys keys = new KeptKeys(transaction);
        Optional<KeptKeys.Made> before = keys.find(key);
        if (before.isPresent()) {
            return ScheduleChange.replay(
                    runs.snapshot(schedule),
                    runs.list(schedule.id(), before.get().runs()));
        }
        ScheduleChange change = decide(ruling, cause);
        if (change.decision() instanceof Decision.Accepted
                && !keys.keep(key, new KeptKeys.Made(null, schedule.id(), change.added()))) {
            throw key.mismatch();
        }
        return change;
    }

    /** What the ruling led to, stored. The clock is read when the schedule is locked, so that its times never go back. */
    ScheduleChange decide(ScheduleStore.Ruling ruling, Cause cause) {
        runs.closeEnded(schedule.id());
        ScheduleSnapshot before = runs.snapshot(schedule);
        Instant now = transaction.now();
        Decision<ScheduleEvent> decision = ruling.decide(before, now, new Counter(cause));
        if (!(decision instanceof Decision.Accepted<ScheduleEvent> accepted)
                || accepted.events().isEmpty()) {
            return new ScheduleChange(before, decision);
        }
        Schedule after = schedule;
        for (ScheduleEvent event : accepted.events()) {
            after = ScheduleEvolution.evolve(after, event, now);
            runs.keep(schedule.id(), event, now);
        }
        runs.forgetOld(schedule.id(), now.minus(ScheduleRun.KEPT));
        ScheduleSnapshot changed = runs.snapshot(after);
        ScheduleRows.update(
                transaction,
                after,
                seq + accepted.events().size(),
                changed.waiting().size());
        ScheduleRows.append(transaction, schedule.id(), seq, accepted.events(), cause, now);
        return new ScheduleChange(changed, decision);
    }

    /** Where a ruling has tasks made. */
    private final class Counter implements ScheduleStore.Desk {
        private final Cause cause;

        Counter(Cause cause) {
            this.cause = cause;
        }

        @Override
        public TaskId create(NewTask task) {
            CreateTask create = new CreateTask(transaction);
            TaskId id =
                    create.store(List.of(task), cause).get(0).snapshot().task().id();
            queued |= create.hasQueued();
            made.add(id);
            return id;
        }

        @Override
        public Map<Instant, RunOutcome> recorded(Instant from, Instant to) {
            return runs.recorded(schedule.id(), from, to);
        }
    }
}
