package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.IDEMPOTENCY_KEY;

import dev.gradus.core.port.IdempotencyKey;
import dev.gradus.core.schedule.ScheduleId;
import dev.gradus.core.task.TaskId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Callers' idempotency keys and what was made under them. Used within one transaction. */
final class KeptKeys {
    private final Transaction transaction;

    KeptKeys(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * What was made under a key by the same request.
     *
     * @param task the task, when it was one
     * @param schedule else the schedule, or that of the runs
     * @param runs their times
     */
    record Made(@Nullable TaskId task, @Nullable ScheduleId schedule, List<Instant> runs) {}

    /** Waits for another transaction that has the same key in hand; false when the key is taken. */
    boolean keep(IdempotencyKey key, Made made) {
        TaskId task = made.task();
        ScheduleId schedule = made.schedule();
        return transaction
                        .sql()
                        .insertInto(IDEMPOTENCY_KEY)
                        .set(IDEMPOTENCY_KEY.KEY, key.value())
                        .set(IDEMPOTENCY_KEY.FINGERPRINT, key.fingerprint())
                        .set(IDEMPOTENCY_KEY.TASK_ID, task == null ? null : task.value())
                        .set(IDEMPOTENCY_KEY.SCHEDULE_ID, schedule == null ? null : schedule.value())
                        .set(IDEMPOTENCY_KEY.RUNS, schedule == null ? null : stored(made.runs()))
                        .onConflict(IDEMPOTENCY_KEY.KEY)
                        .doNothing()
                        .execute()
                == 1;
    }

    private static OffsetDateTime[] stored(List<Instant> runs) {
        return runs.stream().map(run -> run.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
    }

    /** What the same request made before; IDEMPOTENCY_MISMATCH when the key came with another. */
    Optional<Made> find(IdempotencyKey key) {
        return transaction
                .sql()
                .select(IDEMPOTENCY_KEY.asterisk())
                .from(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.KEY.eq(key.value()))
                .fetchOptional(row -> {
                    if (!row.get(IDEMPOTENCY_KEY.FINGERPRINT).equals(key.fingerprint())) {
                        throw key.mismatch();
                    }
                    return read(row);
                });
    }

    private static Made read(Record row) {
        Long task = row.get(IDEMPOTENCY_KEY.TASK_ID);
        Long schedule = row.get(IDEMPOTENCY_KEY.SCHEDULE_ID);
        OffsetDateTime[] runs = row.get(IDEMPOTENCY_KEY.RUNS);
        return new Made(
                task == null ? null : new TaskId(task),
                schedule == null ? null : new ScheduleId(schedule),
                runs == null
                        ? List.of()
                        : Stream.of(runs).map(OffsetDateTime::toInstant).toList());
    }
}
