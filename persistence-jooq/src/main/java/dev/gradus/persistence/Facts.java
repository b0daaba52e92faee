package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.EVENT;

import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.event.Stream;
import dev.gradus.core.task.EventTypes;
import java.time.Instant;
import java.util.List;
import org.jooq.InsertValuesStep9;
import org.jooq.JSON;
import org.jooq.Record;

/** Facts as rows and back. */
final class Facts {
    private Facts() {}

    /** Appends facts to a stream whose last number is known, within the transaction that makes them true. */
    static void append(
            Transaction transaction, Stream stream, long lastSeq, List<DomainEvent> events, Cause cause, Instant at) {
        if (events.isEmpty()) {
            return;
        }
        InsertValuesStep9<Record, Stream.Kind, Long, Long, String, JSON, String, String, String, Instant> insert =
                transaction
                        .sql()
                        .insertInto(
                                EVENT,
                                EVENT.STREAM_KIND,
                                EVENT.STREAM_ID,
                                EVENT.SEQ,
                                EVENT.TYPE,
                                EVENT.PAYLOAD,
                                EVENT.ACTOR,
                                EVENT.REQUEST_ID,
                                EVENT.REASON,
                                EVENT.AT);
        long seq = lastSeq;
        for (DomainEvent event : events) {
            seq++;
            insert = insert.values(
                    stream.kind(),
                    stream.id(),
                    seq,
                    event.type(),
                    Json.of(EventTypes.write(event)),
                    cause.actor().value(),
                    cause.requestId(),
                    cause.reason(),
                    at);
        }
        insert.execute();
    }

    static EventEnvelope read(Record row) {
        return new EventEnvelope(
                new EventPosition(row.get(EVENT.XID), row.get(EVENT.ID)),
                new Stream(row.get(EVENT.STREAM_KIND), row.get(EVENT.STREAM_ID)),
                row.get(EVENT.SEQ),
                row.get(EVENT.AT),
                new Cause(new Actor(row.get(EVENT.ACTOR)), row.get(EVENT.REQUEST_ID), row.get(EVENT.REASON)),
                EventTypes.read(row.get(EVENT.TYPE), Json.read(row.get(EVENT.PAYLOAD))));
    }
}
