package dev.gradus.migrations;

/** The schema could not be read or migrated. The message is for a person: which schema, what failed, what to do. */
public final class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SchemaException(String message) {
        super(message);
    }

    SchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
