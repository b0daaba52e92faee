package dev.gradus.core.grading;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The literals that stand for markers in the commands of rubrics. None is empty (an empty one would be in every output), none
 * is part of another, none has white space at its ends or a line break.
 *
 * @param pass says that the criterion is met
 * @param fail says that it is not
 * @param timeout says that the command ran out of time
 */
public record Markers(String pass, String fail, String timeout) {
    /** Those of task-sync. */
    public static final Markers DEFAULT = new Markers("#__PASS__#", "#__FAIL__#", "#__TIMEOUT__#");

    private static final int MAX_CHARS = 200;

    public Markers {
        List<String> all = List.of(pass, fail, timeout);
        for (int i = 0; i < all.size(); i++) {
            requireUsable(Marker.values()[i], all.get(i));
            for (int j = 0; j < all.size(); j++) {
                if (i != j && all.get(j).contains(all.get(i))) {
                    throw new IllegalArgumentException(
                            "the %s marker '%s' is part of the %s marker '%s': they could not be told apart"
                                    .formatted(Marker.values()[i], all.get(i), Marker.values()[j], all.get(j)));
                }
            }
        }
    }

    /** The literal of a marker. */
    public String literal(Marker marker) {
        return switch (marker) {
            case PASS -> pass;
            case FAIL -> fail;
            case TIMEOUT -> timeout;
        };
    }

    /**
     * The command with each literal replaced by a value that only this execution knows.
     *
     * @param random gives a text of letters and digits, another each time, that nobody can guess: at least 128 bits
     */
    public MarkedCommand drawn(String command, Supplier<String> random) {
        Map<Marker, String> values = new EnumMap<>(Marker.class);
        for (Marker marker : Marker.values()) {
            // It begins as the literal does, so that quotes and comments of the command keep their meaning.
            values.put(marker, literal(marker) + "_" + random.get());
        }
        return MarkedCommand.of(command, this, values);
    }

    /** The command as written: each marker's value is its literal. For the compatible rules. */
    public MarkedCommand literal(String command) {
        return MarkedCommand.of(command, this, Map.of());
    }

    private static void requireUsable(Marker marker, String literal) {
        if (literal.isEmpty()) {
            throw new IllegalArgumentException("the %s marker is empty: every output would hold it".formatted(marker));
        }
        if (literal.length() > MAX_CHARS
                || !literal.equals(literal.strip())
                || literal.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "the %s marker has at most %d characters, no white space at its ends and no control characters, found '%s'"
                            .formatted(marker, MAX_CHARS, literal));
        }
    }
}
