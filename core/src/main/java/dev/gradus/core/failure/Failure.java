package dev.gradus.core.failure;

import dev.gradus.core.data.Document;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A failed attempt as data: what a worker reports, a row keeps and a person reads. It never carries a stack trace. A
 * message from a stranger is accepted: NUL and lone surrogates are taken out and it is cut to
 * {@value #MAX_MESSAGE_CHARS} characters, so every failure can be stored. Immutable.
 *
 * @param failureClass whose failure it was
 * @param code a stable word for programs: letters, digits and {@code . _ : -}, at most 100 characters
 * @param message for people: what was expected and what was found
 * @param retryable whether the same work may succeed when tried again
 * @param details an object with more facts, often empty
 */
public record Failure(FailureClass failureClass, String code, String message, boolean retryable, Document details) {
    /** Longer messages are cut. */
    public static final int MAX_MESSAGE_CHARS = 4_000;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");

    public Failure {
        Objects.requireNonNull(failureClass, "failureClass");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(details, "details");
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "a failure's code must be 1 to 100 letters, digits, '.', '_', ':' or '-', found '" + code + "'");
        }
        if (!details.isObject()) {
            throw new IllegalArgumentException("a failure's details must be an object, found " + details);
        }
        message = storable(message);
    }

    public static Failure user(String code, String message) {
        return of(FailureClass.USER, code, message, false);
    }

    /** A failure of the machinery: the one that another try may well mend. */
    public static Failure infra(String code, String message) {
        return of(FailureClass.INFRA, code, message, true);
    }

    public static Failure timeout(String message) {
        return of(FailureClass.TIMEOUT, "timeout", message, true);
    }

    public static Failure policy(String code, String message) {
        return of(FailureClass.POLICY, code, message, false);
    }

    public static Failure poison(String message) {
        return of(FailureClass.POISON, "poison", message, false);
    }

    public static Failure rejected(String message) {
        return of(FailureClass.REJECTED, "rejected", message, false);
    }

    /** The same failure, not to be tried again. */
    public Failure notRetryable() {
        return new Failure(failureClass, code, message, false, details);
    }

    /** The same failure with these details instead. */
    public Failure withDetails(Document details) {
        return new Failure(failureClass, code, message, retryable, details);
    }

    private static Failure of(FailureClass failureClass, String code, String message, boolean retryable) {
        return new Failure(failureClass, code, message, retryable, Document.emptyObject());
    }

    private static String storable(String message) {
        var clean = new StringBuilder();
        message.codePoints()
                .filter(Failure::isStorable)
                .limit(MAX_MESSAGE_CHARS)
                .forEach(clean::appendCodePoint);
        if (clean.length() <= MAX_MESSAGE_CHARS) {
            return clean.toString();
        }
        boolean splitsPair = Character.isHighSurrogate(clean.charAt(MAX_MESSAGE_CHARS - 1));
        return clean.substring(0, splitsPair ? MAX_MESSAGE_CHARS - 1 : MAX_MESSAGE_CHARS);
    }

    private static boolean isStorable(int point) {
        return point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
    }
}
