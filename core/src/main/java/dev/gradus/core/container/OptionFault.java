package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

/**
 * Why an option is refused.
 *
 * @param code what sort of refusal
 * @param option as it was written, such as {@code --privileged}; a word that is no option stands here too
 * @param message one line for people, which names the option
 */
public record OptionFault(Code code, String option, String message) {
    public OptionFault {
        requireNonNull(code, "code");
        requireNonNull(option, "option");
        requireNonNull(message, "message");
    }

    /** Sorts of refusals. */
    public enum Code {
        /** The command has no such option. */
        UNKNOWN_OPTION,
        /** The command has it and Gradus does not. */
        UNSUPPORTED_OPTION,
        /** It lacks a value or has one that does not fit. */
        BAD_VALUE,
        /** A word stands where an option was expected, or a quote is never closed. */
        BAD_WORD,
        /** It needs a higher trust level. */
        NOT_ALLOWED
    }
}
