package dev.gradus.migrations;

import java.util.UUID;
import javax.sql.DataSource;

/**
 * A database of its own for a test, dropped by {@link #close}. All test JVMs of this machine share one server, which
 * forgets everything when the last of them ends; a migrated database is a copy of a template and takes some 30 ms.
 */
public final class TemporaryDatabase implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final String name;

    private TemporaryDatabase(EmbeddedPostgres server, String name) {
        this.server = server;
        this.name = name;
    }

    /** With the schema of this program, in {@code public}. */
    public static TemporaryDatabase migrated() {
        return create(TestServer.migratedTemplate());
    }

    /** With nothing in it. */
    public static TemporaryDatabase empty() {
        return create("template1");
    }

    private static TemporaryDatabase create(String template) {
        TemporaryDatabase database = new TemporaryDatabase(TestServer.shared(), "test_" + UUID.randomUUID());
        database.server.createDatabase(database.name, template);
        return database;
    }

    public String name() {
        return name;
    }

    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    public String user() {
        return server.user();
    }

    public String password() {
        return server.password();
    }

    /** Unpooled. */
    public DataSource dataSource() {
        return server.dataSource(name);
    }

    /** Ends the sessions that are still open in it. */
    @Override
    public void close() {
        server.dropDatabase(name);
    }
}
