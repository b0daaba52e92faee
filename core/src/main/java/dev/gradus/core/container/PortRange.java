package dev.gradus.core.container;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports that follow each other.
 *
 * @param first from 0
 * @param last to 65535, not before the first
 */
public record PortRange(int first, int last) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");
    private static final int MAX = 65_535;

    public PortRange {
        if (first < 0 || last < first || last > MAX) {
            throw new IllegalArgumentException("ports are 0 to 65535, smaller first, found " + first + "-" + last);
        }
    }

    /** The ports in a text such as {@code 80} or {@code 8000-8010}; empty when it has none. */
    static Optional<PortRange> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(parts.group(1));
        int last = parts.group(2) == null ? first : Integer.parseInt(parts.group(2));
        return last < first || last > MAX ? Optional.empty() : Optional.of(new PortRange(first, last));
    }

    /** How many. */
    public int size() {
        return last - first + 1;
    }
}
