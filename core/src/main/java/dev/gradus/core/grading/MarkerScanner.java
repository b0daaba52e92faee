package dev.gradus.core.grading;

import java.util.EnumSet;
import java.util.Set;

/**
 * Looks for markers in an output that goes by in pieces, whole, however long it is; keeps no more of it than a marker is long.
 * Feed it one stream, or one scanner for each stream and {@link OutputReading#and}. Not thread safe.
 */
public final class MarkerScanner {
    private final MarkedCommand command;
    private final int overlap;
    private final Set<Marker> values = EnumSet.noneOf(Marker.class);
    private final Set<Marker> literals = EnumSet.noneOf(Marker.class);
    private String end = "";

    MarkerScanner(MarkedCommand command) {
        this.command = command;
        int longest = 1;
        for (Marker marker : Marker.values()) {
            longest = Math.max(longest, command.value(marker).length());
        }
        this.overlap = longest - 1;
    }

    /** The next piece of the output. */
    public void printed(String piece) {
        if (values.size() < Marker.values().length || literals.size() < Marker.values().length) {
            String text = end + piece;
            for (Marker marker : Marker.values()) {
                look(text, command.value(marker), values, marker);
                look(text, command.markers().literal(marker), literals, marker);
            }
            end = text.substring(Math.max(0, text.length() - overlap));
        }
    }

    /** What was found so far, taken as the whole output. */
    public OutputReading reading() {
        return new OutputReading(values, literals, true);
    }

    /** What was found, when the rest of the output could not be read. */
    public OutputReading unfinished() {
        return new OutputReading(values, literals, false);
    }

    private static void look(String text, String wanted, Set<Marker> found, Marker marker) {
        if (!found.contains(marker) && text.contains(wanted)) {
            found.add(marker);
        }
    }
}
