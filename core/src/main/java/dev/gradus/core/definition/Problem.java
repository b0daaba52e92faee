package dev.gradus.core.definition;

import static java.util.Objects.requireNonNull;

/**
 * A fault in a definition's text.
 *
 * @param file as given
 * @param line from 1
 * @param column from 1, in characters
 * @param code stable, such as {@code UNKNOWN_KEY}
 * @param message one sentence: what was expected, what was found
 */
public record Problem(String file, int line, int column, String code, String message) {
    public Problem {
        requireNonNull(file, "file");
        requireNonNull(code, "code");
        requireNonNull(message, "message");
    }

    /** {@code file:line:column: CODE message}. */
    @Override
    public String toString() {
        return "%s:%d:%d: %s %s".formatted(file, line, column, code, message);
    }
}
