package dev.gradus.persistence;

import dev.gradus.core.step.SessionId;
import dev.gradus.migrations.Schema;
import dev.gradus.migrations.TemporaryDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Stores on a database of their own, and SQL past them. */
final class TestStores implements AutoCloseable {
    private static final String OWN_SCHEMA = "gradus of us";

    private final TemporaryDatabase database;
    private final TestPool pool;
    private final JooqStores stores;

    private TestStores(TemporaryDatabase database, TestPool pool, JooqStores stores) {
        this.database = database;
        this.pool = pool;
        this.stores = stores;
    }

    static TestStores open() {
        TemporaryDatabase database = TemporaryDatabase.migrated();
        TestPool pool = new TestPool(database.dataSource());
        return new TestStores(
                database,
                pool,
                JooqStores.builder(pool.dataSource())
                        .hints(database.dataSource())
                        .allowLoss()
                        .open());
    }

    /** Stores in a schema that no connection looks in by itself. */
    static TestStores openInOwnSchema() {
        TemporaryDatabase database = TemporaryDatabase.empty();
        Schema.of(database.dataSource(), OWN_SCHEMA).migrate();
        TestPool pool = new TestPool(withoutSearchPath(database));
        return new TestStores(
                database,
                pool,
                JooqStores.builder(pool.dataSource())
                        .schema(OWN_SCHEMA)
                        .hints(withoutSearchPath(database))
                        .allowLoss()
                        .open());
    }

    private static DataSource withoutSearchPath(TemporaryDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.user());
        source.setPassword(database.password());
        source.setOptions("-c search_path=pg_catalog");
        return source;
    }

    JooqStores stores() {
        return stores;
    }

    TemporaryDatabase database() {
        return database;
    }

    void expire(SessionId session) {
        execute("update worker_session set lease_until = clock_timestamp() - interval '1 second' where id = "
                + session);
    }

    int execute(String sql) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to public, \"" + OWN_SCHEMA + "\"");
            return statement.executeUpdate(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    /** The first column of all rows, as text. */
    List<String> query(String sql) {
        return executeAndQuery("set application_name = 'test'", sql);
    }

    /** The first column of all rows, as text, asked for in the transaction that executed a statement. */
    List<String> executeAndQuery(String statementSql, String sql) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(statementSql);
            List<String> values = firstColumn(statement, sql);
            connection.commit();
            return values;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    private static List<String> firstColumn(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Override
    public void close() {
        stores.close();
        pool.close();
        database.close();
    }
}
