package dev.gradus.core.port;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.event.Stream;
import java.util.List;

/** Reads stored events; appends those that belong to no task. Thread safe. */
public interface EventLog {

    /** The events of one stream after a number, in order, at most {@code limit}. */
    List<EventEnvelope> read(Stream stream, long afterSeq, int limit);

    /**
     * The events of all streams after a position, in the order of positions, at most {@code limit}. An event is seen only
     * once every event with a smaller position can be seen, so a reader that goes on from the last one misses nothing.
     */
    List<EventEnvelope> readAll(EventPosition after, int limit);

    /** The position of the last event that {@link #readAll} could show now. */
    EventPosition end();

    /** Appends to a stream that is not a task's, numbered without gaps, in a transaction of its own. */
    EventEnvelope append(Stream stream, DomainEvent event, Cause cause);
}
