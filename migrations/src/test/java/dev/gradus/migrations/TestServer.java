package dev.gradus.migrations;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.CRC32;

/**
 * The server of the tests: temporary, joined by every test JVM of the user, in a folder that keeps the unpacked binaries
 * between runs. The system property {@value #FOLDER_PROPERTY} moves it.
 */
final class TestServer {
    static final String FOLDER_PROPERTY = "gradus.test.postgres";

    private TestServer() {}

    static EmbeddedPostgres shared() {
        return Started.SERVER;
    }

    static String migratedTemplate() {
        return Migrated.TEMPLATE;
    }

    /** The initializer of a nested class runs once, when first asked, whichever thread asks. */
    private static final class Started {
        static final EmbeddedPostgres SERVER = EmbeddedPostgres.builder()
                .directory(folder())
                .durable(false)
                .stopAtExit(true)
                .start();

        private static Path folder() {
            String fallback = Path.of(
                            System.getProperty("java.io.tmpdir"),
                            "gradus-test-postgres-" + System.getProperty("user.name"))
                    .toString();
            return Path.of(System.getProperty(FOLDER_PROPERTY, fallback));
        }
    }

    private static final class Migrated {
        static final String TEMPLATE = make();

        /** Named for what is in it, so that JVMs with other migrations do not meet; made under another name. */
        private static String make() {
            long content = contentOfMigrations();
            String name = "migrated_" + Long.toHexString(content);
            EmbeddedPostgres server = shared();
            try (Connection connection = server.dataSource("postgres").getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_lock(" + content + ")"); // released with the connection
                if (!exists(statement, name)) {
                    String unfinished = name + "_unfinished";
                    server.dropDatabase(unfinished);
                    server.createDatabase(unfinished);
                    Schema.of(server.dataSource(unfinished)).migrate();
                    statement.execute("alter database " + unfinished + " rename to " + name);
                }
                return name;
            } catch (SQLException e) {
                throw new IllegalStateException("cannot prepare the migrated template database", e);
            }
        }

        private static boolean exists(Statement statement, String name) throws SQLException {
            try (ResultSet rows = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                return rows.next();
            }
        }

        private static long contentOfMigrations() {
            CRC32 checksum = new CRC32();
            new MigrationFiles(Schema.LOCATION, Schema.class.getClassLoader())
                    .list()
                    .forEach(file ->
                            checksum.update((file.getFilename() + file.sql()).getBytes(StandardCharsets.UTF_8)));
            return checksum.getValue();
        }
    }
}
