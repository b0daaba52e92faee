package dev.gradus.core.grading;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The markers found in the output of one execution.
 *
 * @param values markers whose value was printed: the drawn one, or in compatible mode the literal
 * @param literals markers whose literal was printed, whoever printed it
 * @param whole whether the output was read from beginning to end
 */
public record OutputReading(Set<Marker> values, Set<Marker> literals, boolean whole) {
    /** An output without markers, read whole. */
    public static final OutputReading NOTHING = new OutputReading(Set.of(), Set.of(), true);

    public OutputReading {
        values = copy(values);
        literals = copy(literals);
    }

    /** Whether the marker was printed in any form. */
    boolean says(Marker marker) {
        return values.contains(marker) || literals.contains(marker);
    }

    /** What was found in either of two streams. */
    public OutputReading and(OutputReading other) {
        return new OutputReading(union(values, other.values), union(literals, other.literals), whole && other.whole);
    }

    private static Set<Marker> union(Set<Marker> one, Set<Marker> other) {
        Set<Marker> all = copyOf(one);
        all.addAll(other);
        return all;
    }

    private static Set<Marker> copy(Set<Marker> markers) {
        return Collections.unmodifiableSet(copyOf(markers));
    }

    private static EnumSet<Marker> copyOf(Set<Marker> markers) {
        return markers.isEmpty() ? EnumSet.noneOf(Marker.class) : EnumSet.copyOf(markers);
    }
}
