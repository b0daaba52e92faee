package dev.gradus.migrations;

import java.util.Objects;

/** One step of the schema's history, as this program or the database knows it. */
public record Migration(int version, String description, State state) {

    public Migration {
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(state, "state");
    }

    /** Where a migration stands in one database. */
    public enum State {
        /** In the database, and the same as in this program. */
        APPLIED,
        /** In this program, not yet in the database. */
        PENDING,
        /** In the database; this program does not know it, so a newer one was here. */
        UNKNOWN,
        /** In both, and different: somebody edited a file that had been applied. */
        CHANGED,
        /** Begun outside a transaction, and not finished. */
        FAILED
    }
}
