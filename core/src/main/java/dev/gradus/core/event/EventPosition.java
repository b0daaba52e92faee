package dev.gradus.core.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a global reader stands: transaction number first, then event number, so that a transaction that began early and
 * committed late is never overtaken.
 *
 * @param transaction the number of the storing transaction
 * @param id the event's number
 */
public record EventPosition(long transaction, long id) implements Comparable<EventPosition> {
    /** Before every event. */
    public static final EventPosition START = new EventPosition(0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    public EventPosition {
        if (transaction < 0 || id < 0) {
            throw new IllegalArgumentException("event position must not be negative");
        }
    }

    /** Reads the form that {@link #toString} writes: {@code transaction-id}. */
    public static EventPosition parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not an event position: expected digits-digits");
        }
        return new EventPosition(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    @Override
    public int compareTo(EventPosition other) {
        int order = Long.compare(transaction, other.transaction);
        return order != 0 ? order : Long.compare(id, other.id);
    }

    @Override
    public String toString() {
        return transaction + "-" + id;
    }
}
