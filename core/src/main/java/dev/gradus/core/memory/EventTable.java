package dev.gradus.core.memory;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.event.Stream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All events, by stream and in the order of their positions. Used in transactions only. */
final class EventTable {
    private final Map<Stream, List<EventEnvelope>> byStream = new HashMap<>();
    private final List<EventEnvelope> all = new ArrayList<>();
    private final List<EventPosition> positions = new ArrayList<>();
    private long lastTransaction;
    private long lastEvent;

    /** Appends the events of one transaction. */
    List<EventEnvelope> append(Stream stream, List<? extends DomainEvent> events, Cause cause, Instant now) {
        lastTransaction++;
        List<EventEnvelope> stored = byStream.computeIfAbsent(stream, any -> new ArrayList<>());
        int first = stored.size();
        for (DomainEvent event : events) {
            EventPosition position = new EventPosition(lastTransaction, ++lastEvent);
            EventEnvelope envelope = new EventEnvelope(position, stream, stored.size() + 1L, now, cause, event);
            stored.add(envelope);
            all.add(envelope);
            positions.add(position);
        }
        return List.copyOf(stored.subList(first, stored.size()));
    }

    /** Removes a whole stream. */
    void remove(Stream stream) {
        byStream.remove(stream);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).stream().equals(stream)) {
                all.remove(i);
                positions.remove(i);
            }
        }
    }

    List<EventEnvelope> read(Stream stream, long afterSeq, int limit) {
        return page(byStream.getOrDefault(stream, List.of()), Math.max(afterSeq, 0), limit);
    }

    List<EventEnvelope> readAll(EventPosition after, int limit) {
        return page(all, countUpTo(after), limit);
    }

    EventPosition end() {
        return positions.isEmpty() ? EventPosition.START : positions.get(positions.size() - 1);
    }

    /** How many events stand at the position or before it. */
    private int countUpTo(EventPosition position) {
        int low = 0;
        int high = positions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (positions.get(middle).compareTo(position) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static List<EventEnvelope> page(List<EventEnvelope> from, long skipped, int limit) {
        int start = (int) Math.min(skipped, from.size());
        int end = (int) Math.min((long) start + limit, from.size());
        return List.copyOf(from.subList(start, end));
    }
}
