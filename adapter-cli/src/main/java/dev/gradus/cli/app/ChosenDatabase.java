package dev.gradus.cli.app;

import dev.gradus.cli.GlobalOptions;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.migrations.EmbeddedPostgres;
import dev.gradus.migrations.EmbeddedPostgresException;
import dev.gradus.migrations.Schema;
import dev.gradus.migrations.SchemaException;
import dev.gradus.migrations.SchemaState;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database that was chosen, ready for use: configured, or the embedded one.
 *
 * @param address how to connect
 * @param embedded the embedded server, when it is that
 * @param mayMigrate whether it was allowed to bring its schema up to date; of the embedded one it always is
 */
record ChosenDatabase(DatabaseAddress address, @Nullable EmbeddedPostgres embedded, boolean mayMigrate)
        implements AutoCloseable {
    private static final String EMBEDDED_DATABASE = "postgres";

    /** Who leaves the embedded server when the process is ended from outside. */
    enum AtExit {
        /** It does so by itself. */
        CLOSED_BY_ITSELF,
        /** Who opened it, after everything that uses it. */
        CLOSED_BY_OPENER
    }

    /** With any schema or none. */
    static ChosenDatabase of(Configuration configuration, GlobalOptions options, PrintWriter messages, AtExit atExit) {
        Optional<DatabaseAddress> configured = configuration.database();
        ChosenDatabase chosen = configured.isPresent()
                ? new ChosenDatabase(configured.get(), null, options.mayMigrate())
                : embedded(configuration, atExit);
        if (!options.isQuiet()) {
            messages.println("database: " + chosen);
            messages.flush();
        }
        return chosen;
    }

    /** The schema in it. */
    Schema schema() {
        return Schema.of(Connections.unpooled(address));
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }

    private static ChosenDatabase embedded(Configuration configuration, AtExit atExit) {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .directory(EmbeddedPostgres.userFolder(configuration.environment()))
                    .stopAtExit(atExit == AtExit.CLOSED_BY_ITSELF)
                    .start();
            var address = new DatabaseAddress(server.jdbcUrl(EMBEDDED_DATABASE), server.user(), server.password());
            return new ChosenDatabase(address, server, true);
        } catch (EmbeddedPostgresException e) {
            throw new CoreException(ErrorCode.UNREACHABLE, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Sees to it that it has the schema of this program, which the embedded one is given, and another one only when that is
     * allowed. Looks on the connection that will serve first.
     */
    void requireSchema(DriverConnections connections) {
        try {
            Schema schema = schema();
            SchemaState state = schema.check(connections.openAhead());
            switch (state.relation()) {
                case CURRENT -> {}
                case NEWER -> throw newer(state);
                case EMPTY, BEHIND -> {
                    if (!mayMigrate) {
                        throw outdated(state);
                    }
                    schema.migrate();
                }
            }
        } catch (SchemaException e) {
            throw unreachable(String.valueOf(e.getMessage()), e);
        } catch (SQLException e) {
            throw unreachable("cannot read the version of schema " + Schema.DEFAULT_NAME + ": " + e.getMessage(), e);
        }
    }

    private CoreException unreachable(String why, Exception cause) {
        return new CoreException(ErrorCode.UNREACHABLE, "database " + this + ": " + why, cause);
    }

    private CoreException newer(SchemaState state) {
        return new CoreException(
                ErrorCode.SCHEMA_NEWER,
                "database %s has schema version %d, and this program knows %d: use the newer program"
                        .formatted(this, state.installed(), state.available()));
    }

    private CoreException outdated(SchemaState state) {
        String found = state.installed() == 0 ? "no schema of Gradus" : "schema version " + state.installed();
        return new CoreException(
                ErrorCode.SCHEMA_OUTDATED,
                "database %s has %s, and this program needs version %d: run 'gradus migrate up', or add --migrate"
                        .formatted(this, found, state.available()));
    }

    @Override
    public String toString() {
        return embedded == null ? address.toString() : "embedded PostgreSQL in " + embedded.folder();
    }
}
