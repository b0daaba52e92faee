package dev.gradus.core.grading;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * Something wrong with a rubric's text.
 *
 * @param place where
 * @param code what, for programs
 * @param message what was expected and what was found, for people
 */
public record RubricFault(SourcePlace place, Code code, String message) {
    /** Every fault there is. Stable: {@code docs/grading.md} explains each, and a test holds the two equal. */
    public enum Code {
        // ---- the text
        SYNTAX(true),
        TOO_LARGE(true),
        BAD_CHARACTER(true),
        NO_CRITERIA(true),
        UNCLOSED_FENCE(true),

        // ---- a criterion
        BAD_HEADER(true),
        STRAY_LABEL(true),
        BAD_LABEL(true),
        DUPLICATE_LABEL(true),
        WRONG_TYPE(true),
        MISSING_ID(true),
        BAD_ID(true),
        DUPLICATE_ID(true),
        MISSING_COMMAND(true),
        BAD_SCORE(true),
        BAD_REQUIRED(true),

        // ---- only warnings
        MANY_COMMANDS(false),
        MISSING_TEXT(false),
        MISSING_SCORE(false),
        DUPLICATE_COUNTER(false),
        NEVER_PASSES(false);

        private final boolean error;

        Code(boolean error) {
            this.error = error;
        }

        /** Whether a rubric with it is refused; else it is a warning. */
        public boolean isError() {
            return error;
        }

        /** The lower-case word in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public RubricFault {
        requireNonNull(place, "place");
        requireNonNull(code, "code");
        requireNonNull(message, "message");
    }

    /** {@code file:line: CODE message}. */
    @Override
    public String toString() {
        return "%s: %s %s".formatted(place, code, message);
    }
}
