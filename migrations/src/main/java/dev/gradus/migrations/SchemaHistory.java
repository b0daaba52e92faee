package dev.gradus.migrations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalInt;
import javax.sql.DataSource;

/**
 * The newest version in the database, read without Flyway: a program that starts for one command asks this every time,
 * and loading Flyway costs it a third of a second.
 */
final class SchemaHistory {
    /** Our own name, because an application that we share a schema with may well use Flyway itself. */
    static final String TABLE = "gradus_schema_history";

    private final DataSource database;
    private final String schema;

    SchemaHistory(DataSource database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    /** Empty if there is no history table; 0 if it lists nothing. */
    OptionalInt newestVersion() {
        try (Connection connection = database.getConnection()) {
            return newestVersion(connection);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** The same on an open connection. */
    OptionalInt newestVersion(Connection connection) {
        try {
            return exists(connection) ? OptionalInt.of(newest(connection)) : OptionalInt.empty();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private SchemaException unreadable(SQLException e) {
        return new SchemaException("cannot read the version of schema " + schema + ": " + e.getMessage(), e);
    }

    private boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select 1 from pg_catalog.pg_tables where schemaname = ? and tablename = ?")) {
            query.setString(1, schema);
            query.setString(2, TABLE);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private int newest(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select coalesce(max(version::int), 0) from "
                        + statement.enquoteIdentifier(schema, true) + "." + TABLE
                        + " where success and version is not null")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
