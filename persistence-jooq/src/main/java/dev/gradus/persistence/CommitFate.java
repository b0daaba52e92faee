package dev.gradus.persistence;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Finds out whether a transaction was committed whose commit nobody answered. */
final class CommitFate {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final DataSource source;

    CommitFate(DataSource source) {
        this.source = source;
    }

    /** Asks, on other connections, until the database knows. */
    boolean isCommitted(long transaction, SQLException lost) {
        long end = System.nanoTime() + PATIENCE;
        do {
            @Nullable String fate = ask(transaction);
            if ("committed".equals(fate)) {
                return true;
            }
            if ("aborted".equals(fate)) {
                return false;
            }
            LockSupport.parkNanos(PAUSE);
        } while (System.nanoTime() < end);
        throw new CoreException(
                ErrorCode.UNREACHABLE,
                "the connection to the database broke during a commit, and whether it happened could not be found out",
                lost);
    }

    private @Nullable String ask(long transaction) {
        try (Connection connection = source.getConnection()) {
            return Statements.onSearchPath()
                    .on(connection)
                    .select(PlainSql.fateOf(transaction))
                    .fetchSingle()
                    .value1();
        } catch (SQLException | DataAccessException stillAway) {
            return null;
        }
    }
}
