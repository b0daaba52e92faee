package dev.gradus.core.memory;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.event.Stream;
import dev.gradus.core.port.EventLog;
import java.util.List;

/** Events in memory. Transactions follow each other, so every stored event can be seen at once. */
final class InMemoryEventLog implements EventLog {
    private final SharedState state;

    InMemoryEventLog(SharedState state) {
        this.state = state;
    }

    @Override
    public List<EventEnvelope> read(Stream stream, long afterSeq, int limit) {
        return state.inTransaction(() -> state.events().read(stream, afterSeq, limit));
    }

    @Override
    public List<EventEnvelope> readAll(EventPosition after, int limit) {
        return state.inTransaction(() -> state.events().readAll(after, limit));
    }

    @Override
    public EventPosition end() {
        return state.inTransaction(() -> state.events().end());
    }

    @Override
    public EventEnvelope append(Stream stream, DomainEvent event, Cause cause) {
        if (stream.kind() == Stream.Kind.TASK) {
            throw new IllegalArgumentException(
                    "events of task %d are appended by its changes alone".formatted(stream.id()));
        }
        return state.inTransaction(() -> state.events()
                .append(stream, List.of(event), cause, state.now())
                .get(0));
    }
}
