package dev.gradus.cli;

import static java.util.Objects.requireNonNull;

/** A request that taskonaut's rules forbid, found before anything was executed. */
final class PolicyViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    PolicyViolation(String code, String message) {
        super(requireNonNull(message, "message"), null, false, false);
        this.code = requireNonNull(code, "code");
    }

    /** The rule's word, such as {@code INVALID_FLOW}. */
    String code() {
        return code;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
