package dev.gradus.migrations;

import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL could not be started, joined, used or stopped.
 *
 * <p>The message is one line for a person: what failed, in which folder, why, and what to do. A failed start leaves
 * neither a half-written folder nor a server that nobody uses.
 */
public final class EmbeddedPostgresException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
