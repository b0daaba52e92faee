package dev.gradus.migrations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Lets one process at a time migrate a schema. Flyway's own lock comes after its look for a baseline, so that two who begin
 * together would both see none. It is asked for again and again instead of waited for: a waiting statement would hold a
 * snapshot, and "create index concurrently" waits for the end of every snapshot.
 */
final class MigrationLock implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Connection connection;

    private MigrationLock(Connection connection) {
        this.connection = connection;
    }

    static MigrationLock take(DataSource database, String schema) throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(true);
            long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
            while (!isTaken(connection, schema)) {
                if (System.nanoTime() - deadline > 0) {
                    throw new SchemaException("schema " + schema + " has been migrated by another process for over "
                            + LONGEST_WAIT.toMinutes() + " minutes: end it, or try again later");
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return new MigrationLock(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static boolean isTaken(Connection connection, String schema) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_try_advisory_lock(hashtext(?), hashtext(?))")) {
            statement.setString(1, SchemaHistory.TABLE);
            statement.setString(2, schema);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** Gives the lock back; ending the connection does it when the statement cannot. */
    @Override
    public void close() throws SQLException {
        try (Connection ended = connection;
                PreparedStatement statement = ended.prepareStatement("select pg_advisory_unlock_all()")) {
            statement.execute();
        }
    }
}
