package dev.gradus.migrations.codegen;

import dev.gradus.migrations.EmbeddedPostgres;
import dev.gradus.migrations.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.meta.postgres.PostgresDatabase;
import org.jspecify.annotations.Nullable;

/**
 * A jOOQ meta database that is made on the spot: a temporary server, a new database in it, all migrations. The property
 * {@code directory} names the server's folder, in which only the unpacked binaries stay. Not thread-safe; jOOQ makes one
 * per generation and closes it.
 */
public final class EmbeddedDatabase extends PostgresDatabase {
    private static final String HISTORY = "gradus_schema_history";

    private @Nullable EmbeddedPostgres server;
    private @Nullable String name;

    @Override
    protected DSLContext create0() {
        if (server == null) {
            addFilter(definition -> HISTORY.equals(definition.getName())); // excludes what it accepts
            setConnection(connect());
        }
        return DSL.using(getConnection(), SQLDialect.POSTGRES);
    }

    private Connection connect() {
        EmbeddedPostgres started =
                EmbeddedPostgres.builder().directory(directory()).durable(false).start();
        server = started;
        name = "codegen_" + UUID.randomUUID();
        started.createDatabase(name);
        Schema.of(started.dataSource(name)).migrate();
        try {
            return started.dataSource(name).getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot connect to the migrated database " + name, e);
        }
    }

    private Path directory() {
        String directory = getProperties().getProperty("directory");
        if (directory == null) {
            throw new IllegalStateException("set the property 'directory' of EmbeddedDatabase in the jOOQ"
                    + " configuration, to a folder such as ${project.build.directory}/schema-server");
        }
        return Path.of(directory);
    }

    @Override
    public void close() {
        try {
            closeConnection();
        } finally {
            closeServer();
            super.close();
        }
    }

    private void closeConnection() {
        try {
            if (server != null) {
                getConnection().close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close the connection to the migrated database", e);
        }
    }

    private void closeServer() {
        EmbeddedPostgres started = server;
        String database = name;
        if (started == null || database == null) {
            return;
        }
        server = null;
        try {
            started.dropDatabase(database);
        } finally {
            started.close();
        }
    }
}
