package dev.gradus.persistence;

import dev.gradus.core.event.EventPosition;
import dev.gradus.core.event.Stream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds events that come earlier in their stream and later in the log than those of a page. A transaction has its number from
 * its first write: one that then waits for a task stores that task's later event under the smaller number. What is found is
 * committed, since the later event was stored after it, even where it is not below the oldest running transaction yet.
 *
 * <p>The search goes down from the page's first event of a stream and ends at one that was looked at before: whoever looked
 * at that has looked at everything below it. Used within one transaction.
 */
final class OvertakenEvents {
    private static final long FIRST_STEP = 1;

    private final Hot hot;
    private final EventPosition end;

    /** @param end where the page ends in the log */
    OvertakenEvents(Hot hot, EventPosition end) {
        this.hot = hot;
        this.end = end;
    }

    List<LoggedEvent> of(List<LoggedEvent> page) {
        List<LoggedEvent> found = new ArrayList<>();
        Map<Stream, Part> parts = parts(page);
        for (long step = FIRST_STEP; !parts.isEmpty(); step *= 8) {
            Map<Stream, Part> wider = new LinkedHashMap<>();
            for (Map.Entry<Stream, Part> part : parts.entrySet()) {
                wider.put(part.getKey(), part.getValue().widenedBy(step));
            }
            List<LoggedEvent> behind = behind(wider);
            found.addAll(behind);
            parts = unfinished(wider, behind);
        }
        return found;
    }

    private static Map<Stream, Part> parts(List<LoggedEvent> page) {
        Map<Stream, Part> parts = new LinkedHashMap<>();
        page.forEach(event -> parts.merge(event.stream(), new Part(event.seq(), event.seq()), Part::joined));
        return parts;
    }

    /** Those of which even the lowest event that was looked for stands behind the page: there may be more below. */
    private static Map<Stream, Part> unfinished(Map<Stream, Part> looked, List<LoggedEvent> behind) {
        Map<Stream, Part> rest = new LinkedHashMap<>();
        for (LoggedEvent event : behind) {
            Part part = looked.get(event.stream());
            if (part != null && event.seq() == part.low() && part.low() > 1) {
                rest.put(event.stream(), new Part(part.low(), part.low() - 1));
            }
        }
        return rest;
    }

    private List<LoggedEvent> behind(Map<Stream, Part> parts) {
        Collection<Part> bounds = parts.values();
        return hot.query(
                OutboxSql.BEHIND,
                LoggedEvent::read,
                parts.keySet().stream().map(stream -> stream.kind().word()).toArray(String[]::new),
                parts.keySet().stream().mapToLong(Stream::id).toArray(),
                bounds.stream().mapToLong(Part::low).toArray(),
                bounds.stream().mapToLong(Part::high).toArray(),
                end.transaction(),
                end.id());
    }

    /** Numbers of one stream, both included. */
    private record Part(long low, long high) {
        Part joined(Part other) {
            return new Part(Math.min(low, other.low), Math.max(high, other.high));
        }

        Part widenedBy(long step) {
            return new Part(Math.max(1, low - step), high);
        }
    }
}
