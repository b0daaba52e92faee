package dev.gradus.http;

import dev.gradus.core.data.Document;

/** A request refused by this face itself, before any use case was asked. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Document details;

    Refusal(int status, String code, String message) {
        this(status, code, message, Document.emptyObject());
    }

    Refusal(int status, String code, String message, Document details) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.details = details;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** More members of the problem: {@code errors}, {@code hint}. */
    Document details() {
        return details;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
