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
            EventEnvelope envelope = new EventEnvelope(position, stream, lastSeq(stored) + 1, now, cause, event);
            stored.add(envelope);
            all.add(envelope);
            positions.add(position);
        }
        return List.copyOf(stored.subList(first, stored.size()));
    }

    private static long lastSeq(List<EventEnvelope> stored) {
        return stored.isEmpty() ? 0 : stored.get(stored.size() - 1).seq();
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

    /** Events that are no task's and happened then or before, but for the last of each stream. */
    long countOld(Instant until) {
        return old(until).size();
    }

    /** Removes them, and says how many they were. */
    int removeOld(Instant until) {
        List<EventEnvelope> old = old(until);
        for (EventEnvelope event : old) {
            byStream.getOrDefault(event.stream(), new ArrayList<>()).remove(event);
            int place = all.indexOf(event);
            all.remove(place);
            positions.remove(place);
        }
        return old.size();
    }

    private List<EventEnvelope> old(Instant until) {
        return all.stream()
                .filter(event -> event.stream().kind() != Stream.Kind.TASK)
                .filter(event -> !event.at().isAfter(until))
                .filter(event -> !event.equals(last(event.stream())))
                .toList();
    }

    /** Where the stream's last event stands; the very beginning when it has none. */
    EventPosition lastPosition(Stream stream) {
        List<EventEnvelope> events = byStream.getOrDefault(stream, List.of());
        EventPosition position = events.isEmpty() ? null : last(stream).position();
        return position == null ? EventPosition.START : position;
    }

    private EventEnvelope last(Stream stream) {
        List<EventEnvelope> events = byStream.getOrDefault(stream, List.of());
        return events.get(events.size() - 1);
    }

    List<EventEnvelope> read(Stream stream, long afterSeq, int limit) {
        List<EventEnvelope> events = byStream.getOrDefault(stream, List.of());
        long pruned = events.isEmpty() ? 0 : events.get(0).seq() - 1;
        return page(events, Math.max(afterSeq - pruned, 0), limit);
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
