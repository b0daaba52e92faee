package dev.gradus.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A path into a document as people write it: {@code settings.pool.0.image}. A point in a name is written {@code \.} and
 * a backslash {@code \\}; whether a number is an index or a name is decided by what is found at that place. A path has
 * 1 to {@value #MAX_SEGMENTS} segments, none empty. Immutable.
 *
 * @param segments the names and indexes, unescaped
 */
public record DottedPath(List<String> segments) {
    /** As deep as a document from outside may be. */
    public static final int MAX_SEGMENTS = 64;

    public DottedPath {
        segments = List.copyOf(segments);
        if (segments.isEmpty() || segments.size() > MAX_SEGMENTS) {
            throw new DocumentException(
                    "", "a path must have 1 to " + MAX_SEGMENTS + " segments, found " + segments.size());
        }
        if (segments.contains("")) {
            throw new DocumentException("", "a path must not have an empty segment");
        }
    }

    /**
     * Reads the written form.
     *
     * @throws DocumentException if a segment is empty or a backslash escapes neither a point nor a backslash
     */
    public static DottedPath parse(String text) {
        Objects.requireNonNull(text, "text");
        var segments = new ArrayList<String>();
        var segment = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '.') {
                segments.add(segment.toString());
                segment.setLength(0);
            } else if (unit == '\\') {
                i++;
                segment.append(escaped(text, i));
            } else {
                segment.append(unit);
            }
        }
        segments.add(segment.toString());
        return new DottedPath(segments);
    }

    /** The same place as a JSON Pointer. */
    public String toPointer() {
        return Pointers.of(segments);
    }

    /** The written form, which {@link #parse} reads back. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (String segment : segments) {
            text.append(text.isEmpty() ? "" : ".")
                    .append(segment.replace("\\", "\\\\").replace(".", "\\."));
        }
        return text.toString();
    }

    private static char escaped(String text, int at) {
        if (at == text.length() || (text.charAt(at) != '.' && text.charAt(at) != '\\')) {
            throw new DocumentException("", "in a path a backslash must stand before a point or a backslash: " + text);
        }
        return text.charAt(at);
    }
}
