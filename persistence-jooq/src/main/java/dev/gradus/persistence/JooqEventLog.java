package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.EVENT;
import static dev.gradus.persistence.generated.Tables.INSTALLATION;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.row;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.event.Stream;
import dev.gradus.core.port.EventLog;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The event log in the table {@code event}. */
final class JooqEventLog implements EventLog {
    private final Database database;

    JooqEventLog(Database database) {
        this.database = database;
    }

    @Override
    public List<EventEnvelope> read(Stream stream, long afterSeq, int limit) {
        return database.read(transaction -> transaction
                .sql()
                .select(EVENT.asterisk())
                .from(EVENT)
                .where(EVENT.STREAM_KIND.eq(stream.kind()))
                .and(EVENT.STREAM_ID.eq(stream.id()))
                .and(EVENT.SEQ.gt(afterSeq))
                .orderBy(EVENT.SEQ)
                .limit(limit)
                .fetch(Facts::read));
    }

    @Override
    public List<EventEnvelope> readAll(EventPosition after, int limit) {
        return database.read(transaction -> transaction
                .sql()
                .select(EVENT.asterisk())
                .from(EVENT)
                .where(row(EVENT.XID, EVENT.ID).gt(after.transaction(), after.id()))
                .and(EVENT.XID.lt(PlainSql.oldestTransaction()))
                .orderBy(EVENT.XID, EVENT.ID)
                .limit(limit)
                .fetch(Facts::read));
    }

    @Override
    public EventPosition end() {
        return database.read(transaction -> transaction
                .sql()
                .select(EVENT.XID, EVENT.ID)
                .from(EVENT)
                .where(EVENT.XID.lt(PlainSql.oldestTransaction()))
                .orderBy(EVENT.XID.desc(), EVENT.ID.desc())
                .limit(1)
                .fetchOptional(found -> new EventPosition(found.value1(), found.value2()))
                .orElse(EventPosition.START));
    }

    /** Streams that are no task's are short and rarely written: the installation's row is their lock. */
    @Override
    public EventEnvelope append(Stream stream, DomainEvent event, Cause cause) {
        if (stream.kind() == Stream.Kind.TASK) {
            throw new IllegalArgumentException("a task's events are stored by the task store");
        }
        return database.write(transaction -> {
            long seq = append(transaction, stream, event, cause);
            return stored(transaction, stream, seq);
        });
    }

    /** The same in a transaction that does more; the number it got. */
    static long append(Transaction transaction, Stream stream, DomainEvent event, Cause cause) {
        transaction
                .sql()
                .select(INSTALLATION.ONLY_ROW)
                .from(INSTALLATION)
                .forUpdate()
                .fetch();
        Instant now = transaction.now();
        long last = lastSeq(transaction, stream);
        Facts.append(transaction, stream, last, List.of(event), cause, now);
        return last + 1;
    }

    private static long lastSeq(Transaction transaction, Stream stream) {
        Long last = transaction
                .sql()
                .select(max(EVENT.SEQ))
                .from(EVENT)
                .where(EVENT.STREAM_KIND.eq(stream.kind()))
                .and(EVENT.STREAM_ID.eq(stream.id()))
                .fetchSingle()
                .value1();
        return Objects.requireNonNullElse(last, 0L);
    }

    private static EventEnvelope stored(Transaction transaction, Stream stream, long seq) {
        return transaction
                .sql()
                .select(EVENT.asterisk())
                .from(EVENT)
                .where(EVENT.STREAM_KIND.eq(stream.kind()))
                .and(EVENT.STREAM_ID.eq(stream.id()))
                .and(EVENT.SEQ.eq(seq))
                .fetchSingle(Facts::read);
    }
}
