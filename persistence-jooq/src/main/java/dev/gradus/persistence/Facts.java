package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.EVENT;

import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.event.Stream;
import dev.gradus.core.port.EventFamilies;
import java.time.Instant;
import java.util.List;
import org.jooq.Record;

/** Facts as rows and back. */
final class Facts {
    private Facts() {}

    /** Appends facts to a stream whose last number is known, within the transaction that makes them true. */
    static void append(
            Transaction transaction, Stream stream, long lastSeq, List<DomainEvent> events, Cause cause, Instant at) {
        FactRows rows = new FactRows(stream.kind());
        long seq = lastSeq;
        for (DomainEvent event : events) {
            seq++;
            rows.add(stream.id(), seq, event, cause);
        }
        rows.append(new Hot(transaction), at);
    }

    static EventEnvelope read(Record row) {
        return new EventEnvelope(
                new EventPosition(row.get(EVENT.XID), row.get(EVENT.ID)),
                new Stream(row.get(EVENT.STREAM_KIND), row.get(EVENT.STREAM_ID)),
                row.get(EVENT.SEQ),
                row.get(EVENT.AT),
                new Cause(new Actor(row.get(EVENT.ACTOR)), row.get(EVENT.REQUEST_ID), row.get(EVENT.REASON)),
                EventFamilies.read(row.get(EVENT.TYPE), Json.read(row.get(EVENT.PAYLOAD))));
    }
}
