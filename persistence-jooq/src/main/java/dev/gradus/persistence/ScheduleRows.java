package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.SCHEDULE;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.Stream;
import dev.gradus.core.schedule.Schedule;
import dev.gradus.core.schedule.ScheduleEvent;
import dev.gradus.core.schedule.ScheduleId;
import dev.gradus.core.schedule.ScheduleSpec;
import java.time.Instant;
import java.util.List;
import org.jooq.Record;

/** Schedules as rows, and back. */
final class ScheduleRows {
    private ScheduleRows() {}

    static Schedule read(Record row) {
        return new Schedule(
                new ScheduleId(row.get(SCHEDULE.ID)),
                Json.read(row.get(SCHEDULE.SPEC)).as(ScheduleSpec.class),
                row.get(SCHEDULE.STATE),
                row.get(SCHEDULE.NEXT_TICK),
                row.get(SCHEDULE.CREATED_AT),
                row.get(SCHEDULE.UPDATED_AT));
    }

    static Schedule load(Transaction transaction, ScheduleId id) {
        return transaction
                .sql()
                .select(SCHEDULE.asterisk())
                .from(SCHEDULE)
                .where(SCHEDULE.ID.eq(id.value()))
                .fetchSingle(ScheduleRows::read);
    }

    /** False when its name is taken. */
    static boolean insert(Transaction transaction, Schedule schedule) {
        return transaction
                        .sql()
                        .insertInto(SCHEDULE)
                        .set(SCHEDULE.ID, schedule.id().value())
                        .set(SCHEDULE.NAME, schedule.name())
                        .set(SCHEDULE.SPEC, Json.ofRecord(schedule.spec()))
                        .set(SCHEDULE.STATE, schedule.state())
                        .set(SCHEDULE.NEXT_TICK, schedule.next())
                        .set(SCHEDULE.SEQ, 1L)
                        .set(SCHEDULE.CREATED_AT, schedule.createdAt())
                        .set(SCHEDULE.UPDATED_AT, schedule.updatedAt())
                        .onConflict(SCHEDULE.NAME)
                        .doNothing()
                        .execute()
                == 1;
    }

    /** Stores what became of a locked schedule. */
    static void update(Transaction transaction, Schedule schedule, long seq, int waiting) {
        int updated = transaction
                .sql()
                .update(SCHEDULE)
                .set(SCHEDULE.SPEC, Json.ofRecord(schedule.spec()))
                .set(SCHEDULE.STATE, schedule.state())
                .set(SCHEDULE.NEXT_TICK, schedule.next())
                .set(SCHEDULE.WAITING, waiting)
                .set(SCHEDULE.SEQ, seq)
                .set(SCHEDULE.UPDATED_AT, schedule.updatedAt())
                .where(SCHEDULE.ID.eq(schedule.id().value()))
                .execute();
        if (updated != 1) {
            throw new IllegalStateException("schedule %s is locked and gone".formatted(schedule.id()));
        }
    }

    static void append(
            Transaction transaction,
            ScheduleId id,
            long lastSeq,
            List<? extends ScheduleEvent> events,
            Cause cause,
            Instant now) {
        if (!events.isEmpty()) {
            Stream stream = new Stream(Stream.Kind.SCHEDULE, id.value());
            Facts.append(transaction, stream, lastSeq, List.copyOf(events), cause, now);
        }
    }
}
