package dev.gradus.migrations;

import java.util.Objects;

/**
 * How a database's schema relates to this program.
 *
 * @param relation the answer
 * @param installed the newest version in the database, 0 if none
 * @param available the newest version in this program, 0 if none
 * @param pending how many migrations the database lacks
 */
public record SchemaState(Relation relation, int installed, int available, int pending) {

    public SchemaState {
        Objects.requireNonNull(relation, "relation");
    }

    /** What follows from it is the caller's to decide. */
    public enum Relation {
        /** Nothing to do. */
        CURRENT,
        /** No Gradus schema here: a new database, or somebody else's. */
        EMPTY,
        /** Migrate before use. */
        BEHIND,
        /** Made by a newer program: do not touch, use that program. */
        NEWER
    }
}
