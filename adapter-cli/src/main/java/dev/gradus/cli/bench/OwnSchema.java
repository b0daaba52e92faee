package dev.gradus.cli.bench;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A schema made for one measurement, dropped with everything in it. Its name is new, so that nothing of anyone's is in it. */
final class OwnSchema {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String DEADLOCK = "40P01";
    private static final int TRIES = 5;

    private final DataSource connections;
    private final String name;

    private OwnSchema(DataSource connections, String name) {
        this.connections = connections;
        this.name = name;
    }

    static OwnSchema create(DataSource connections, String name) throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + name);
            statement.execute(
                    "comment on schema " + name + " is 'made by gradus bench: may be dropped when it has ended'");
            return new OwnSchema(connections, name);
        } catch (SQLException refused) {
            if (INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
                throw new CoreException(
                        ErrorCode.NOT_ALLOWED,
                        "gradus bench works in a schema of its own, and this user may not make one (%s): grant create on the database, or name another"
                                .formatted(refused.getMessage()),
                        refused);
            }
            throw refused;
        }
    }

    String name() {
        return name;
    }

    /** Drops it, waiting for statements that still use it; a last one of them may be in the way more than once. */
    void drop() throws SQLException {
        for (int tries = 1; ; tries++) {
            try (Connection connection = connections.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setNetworkTimeout(Runnable::run, 0);
                statement.execute("drop schema if exists " + name + " cascade");
                return;
            } catch (SQLException failed) {
                if (tries == TRIES || !DEADLOCK.equals(failed.getSQLState())) {
                    throw failed;
                }
            }
        }
    }
}
