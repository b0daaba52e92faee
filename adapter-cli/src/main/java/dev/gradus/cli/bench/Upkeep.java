package dev.gradus.cli.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Does for tables of the bench at a chosen moment what the server would do to them in the middle of a measurement: looks at them
 * for its planner, cleans them, and writes out what is dirty.
 */
final class Upkeep {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final DataSource connections;

    Upkeep(DataSource connections) {
        this.connections = connections;
    }

    /** Tells the planner what is in the tables. */
    void analyze(String schema) throws SQLException {
        each(schema, "analyze");
    }

    /** The same, and removes what is dead. */
    void vacuum(String schema) throws SQLException {
        each(schema, "vacuum (analyze)");
    }

    /**
     * Writes out everything dirty, so that no checkpoint falls into what follows and its WAL holds no whole pages.
     *
     * @return false when this user may not
     */
    boolean checkpoint() throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 0);
            statement.execute("checkpoint");
            return true;
        } catch (SQLException refused) {
            if (INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
                return false;
            }
            throw refused;
        }
    }

    private void each(String schema, String command) throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 0);
            for (String table : tables(statement, schema)) {
                statement.execute(String.format(Locale.ROOT, "%s %s.%s", command, schema, table));
            }
        }
    }

    private static List<String> tables(Statement statement, String schema) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select quote_ident(relname) from pg_class where relnamespace = '"
                + schema + "'::regnamespace and relkind in ('r', 'p') and not relispartition")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
