package dev.gradus.core.data;

import java.util.Locale;
import java.util.Objects;

/**
 * One reason why a document does not fit a record.
 *
 * @param pointer the place, as a JSON Pointer
 * @param code what is wrong, in one stable word
 * @param message what was expected and what was found
 */
public record BindingFault(String pointer, Code code, String message) {

    public BindingFault {
        pointer = TextRules.repaired(Objects.requireNonNull(pointer, "pointer"));
        Objects.requireNonNull(code, "code");
        message = TextRules.printable(Objects.requireNonNull(message, "message"));
    }

    /** The kinds of fault; {@link #word()} is what answers to users carry. */
    public enum Code {
        /** A member the record needs is absent. */
        MISSING,
        /** A member the record does not know. */
        UNKNOWN_MEMBER,
        /** A value of another JSON kind; nothing is converted silently. */
        WRONG_TYPE,
        /** A number beyond the component's type. */
        OUT_OF_RANGE,
        /** Right kind, wrong content: an unknown word, an unreadable duration, a value the record refuses. */
        INVALID_VALUE;

        /** The lower-case word, as in {@code unknown_member}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
