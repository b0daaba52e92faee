package dev.gradus.cli.bench;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/** Waits until everything is executed and the database says so. */
final class Drained {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 2;

    private Drained() {}

    /**
     * Returns when so many calls were made and no task of the schema is open.
     *
     * @throws CoreException TIMEOUT when nothing moves for a minute
     */
    static void await(DataSource connections, String schema, long expected, LongSupplier calls)
            throws InterruptedException, SQLException {
        awaitCalls(expected, calls);
        String open = "select exists (select from " + schema + ".task where closed_at is null)";
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            while (isTrue(statement, open)) {
                requireBefore(deadline, calls);
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }

    private static void awaitCalls(long expected, LongSupplier calls) throws InterruptedException {
        long seen = -1;
        long deadline = 0;
        for (long now = calls.getAsLong(); now < expected; now = calls.getAsLong()) {
            if (now != seen) {
                seen = now;
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            requireBefore(deadline, calls);
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private static void requireBefore(long deadline, LongSupplier calls) {
        if (System.nanoTime() - deadline > 0) {
            throw new CoreException(
                    ErrorCode.TIMEOUT,
                    "nothing moved for %d s after %d steps: look at the server's log"
                            .formatted(PATIENCE.toSeconds(), calls.getAsLong()));
        }
    }

    private static boolean isTrue(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
