package dev.gradus.persistence;

import dev.gradus.core.kind.StepContext;
import java.sql.Connection;
import org.jooq.Configuration;

/**
 * The transaction of a transactional step, as its body sees it: one connection, on which everything the body does commits
 * together with the step's result. The engine ends it; committing, rolling back and closing are refused, savepoints are not.
 * Used by the body's thread, until the body returns.
 */
public interface StepTransaction {

    /** The connection. */
    Connection connection();

    /** The same connection for {@code DSL.using}, in the dialect of PostgreSQL. */
    Configuration configuration();

    /** The step, its task and its attempt. */
    StepContext step();
}
