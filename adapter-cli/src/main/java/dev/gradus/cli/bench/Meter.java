package dev.gradus.cli.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads all counters, over a connection of its own. Not thread safe. */
final class Meter implements AutoCloseable {
    private static final String WAL =
            "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint, (select wal_fpi from pg_stat_wal)";

    private final Connection connection;
    private final @Nullable ServerCpu server;
    private final StatementCounter counter;

    Meter(DataSource source, StatementCounter counter) throws SQLException {
        this.connection = source.getConnection();
        this.server = ServerCpu.behind(connection).orElse(null);
        this.counter = counter;
    }

    /** Everything at this moment. */
    Reading read() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet wal = statement.executeQuery(WAL)) {
            wal.next();
            return new Reading(
                    System.nanoTime(),
                    ownCpu(),
                    server == null ? null : server.nanos(),
                    wal.getLong(1),
                    wal.getLong(2),
                    counter.statements(),
                    counter.transactions());
        }
    }

    /** Whether the CPU of the server can be read. */
    boolean seesServer() {
        return server != null;
    }

    private static long ownCpu() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
