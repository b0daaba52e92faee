package dev.gradus.core.grading;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * A criterion's command as it is executed.
 *
 * @param text for the shell
 * @param markers the literals
 * @param values what a marker that this command prints looks like: drawn at random, or the literal itself
 * @param printed the markers that the command mentions
 */
public record MarkedCommand(String text, Markers markers, Map<Marker, String> values, Set<Marker> printed) {
    public MarkedCommand {
        requireNonNull(text, "text");
        requireNonNull(markers, "markers");
        values = Collections.unmodifiableMap(new EnumMap<>(values));
        printed =
                Collections.unmodifiableSet(printed.isEmpty() ? EnumSet.noneOf(Marker.class) : EnumSet.copyOf(printed));
    }

    static MarkedCommand of(String command, Markers markers, Map<Marker, String> drawn) {
        Map<Marker, String> values = new EnumMap<>(Marker.class);
        Set<Marker> printed = EnumSet.noneOf(Marker.class);
        String text = command;
        for (Marker marker : Marker.values()) {
            String literal = markers.literal(marker);
            String value = drawn.getOrDefault(marker, literal);
            values.put(marker, value);
            if (command.contains(literal)) {
                printed.add(marker);
                text = text.replace(literal, value);
            }
        }
        return new MarkedCommand(text, markers, values, printed);
    }

    /** The value of a marker. */
    public String value(Marker marker) {
        return requireNonNull(values.get(marker), marker.name());
    }

    /** Finds its markers in the output. */
    public MarkerScanner scanner() {
        return new MarkerScanner(this);
    }
}
