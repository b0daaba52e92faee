package dev.gradus.core.definition;

/** Thrown and caught within one reading: the text has a fault after which nothing more can be read. */
final class UnreadableText extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Position at;
    private final ProblemCode code;

    UnreadableText(Position at, ProblemCode code, String message) {
        super(message, null, false, false);
        this.at = at;
        this.code = code;
    }

    void addTo(Findings findings) {
        findings.add(at, code, String.valueOf(getMessage()));
    }
}
