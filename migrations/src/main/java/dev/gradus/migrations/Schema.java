package dev.gradus.migrations;

import static dev.gradus.migrations.SchemaState.Relation.BEHIND;
import static dev.gradus.migrations.SchemaState.Relation.CURRENT;
import static dev.gradus.migrations.SchemaState.Relation.EMPTY;
import static dev.gradus.migrations.SchemaState.Relation.NEWER;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The tables of Gradus in one schema of one database, and their way to the version of this program. The migrations name
 * no schema: they work in the one chosen here, and every connection that uses the tables must have it on its
 * {@code search_path}.
 *
 * <p>Nothing happens implicitly: {@link #check} tells, {@link #migrate} does. Several processes may migrate at once;
 * Flyway's lock lets one work and the others find it done. Each migration is one transaction, so a process killed in the
 * middle leaves whole steps, and the next {@code migrate} goes on. All failures are {@link SchemaException}. Thread-safe
 * if the data source is.
 */
public final class Schema {
    /** The schema if none is chosen. */
    public static final String DEFAULT_NAME = "public";

    static final String LOCATION = "dev/gradus/migrations";

    private final DataSource database;
    private final String name;
    private final MigrationFiles files;

    private Schema(DataSource database, String name, MigrationFiles files) {
        if (name.isEmpty() || name.contains("\"")) {
            throw new IllegalArgumentException("not a name for a schema: '" + name + "'");
        }
        this.database = database;
        this.name = name;
        this.files = files;
    }

    public static Schema of(DataSource database) {
        return of(database, DEFAULT_NAME);
    }

    /** In a schema of the caller's choice. It need not exist: migrating creates it. */
    public static Schema of(DataSource database, String name) {
        return of(database, name, LOCATION);
    }

    public static Schema of(String jdbcUrl, String user, String password, String name) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(jdbcUrl);
        database.setUser(user);
        database.setPassword(password);
        return of(database, name);
    }

    static Schema of(DataSource database, String name, String location) {
        return new Schema(database, name, new MigrationFiles(location, Schema.class.getClassLoader()));
    }

    /** Compares versions only; a few milliseconds. */
    public SchemaState check() {
        return check(new SchemaHistory(database, name).newestVersion());
    }

    /** The same on a connection of the caller's, which stays open. */
    public SchemaState check(Connection connection) {
        return check(new SchemaHistory(database, name).newestVersion(connection));
    }

    private SchemaState check(OptionalInt newest) {
        List<MigrationFile> known = files.list();
        int available = known.isEmpty() ? 0 : known.get(known.size() - 1).version();
        int installed = newest.orElse(0);
        int pending =
                (int) known.stream().filter(file -> file.version() > installed).count();
        return new SchemaState(relation(installed, available), installed, available, pending);
    }

    private static SchemaState.Relation relation(int installed, int available) {
        if (installed > available) {
            return NEWER;
        }
        if (installed == 0) {
            return EMPTY;
        }
        return installed == available ? CURRENT : BEHIND;
    }

    /** Every migration that this program or the database knows, in the order of versions. */
    public List<Migration> status() {
        return withFlyway(
                "reading the history",
                flyway -> Arrays.stream(flyway.info().all())
                        .filter(MigrationInfo::isVersioned)
                        .filter(info -> info.getState() != MigrationState.BASELINE)
                        .map(Schema::migration)
                        .toList());
    }

    private static Migration migration(MigrationInfo info) {
        return new Migration(Integer.parseInt(info.getVersion().getVersion()), info.getDescription(), state(info));
    }

    private static Migration.State state(MigrationInfo info) {
        MigrationState state = info.getState();
        if (state.isFailed()) {
            return Migration.State.FAILED;
        }
        if (!state.isApplied()) {
            return Migration.State.PENDING;
        }
        if (!state.isResolved()) {
            return Migration.State.UNKNOWN;
        }
        return info.isChecksumMatching() ? Migration.State.APPLIED : Migration.State.CHANGED;
    }

    /**
     * Applies what is pending; waits for another process that is at it.
     *
     * @return how many were applied
     */
    public int migrate() {
        SchemaState state = check();
        if (state.relation() == NEWER) {
            throw new SchemaException("schema " + name + " has version " + state.installed()
                    + ", and this program knows " + state.available() + ": use the newer program");
        }
        try {
            MigrationLock lock = MigrationLock.take(database, name);
            try {
                return withFlyway("migrating", flyway -> flyway.migrate().migrationsExecuted);
            } finally {
                lock.close();
            }
        } catch (SQLException e) {
            throw new SchemaException("migrating of schema " + name + " failed: " + e.getMessage(), e);
        }
    }

    /**
     * Drops everything that migrations made, with all that is in it, and makes it anew; tables that are not ours stay. A
     * process that dies in the middle leaves nothing or an empty schema: {@link #migrate} goes on.
     */
    public void reset() {
        try {
            MigrationLock lock = MigrationLock.take(database, name);
            try {
                new SchemaReset(database, name).run(scratch -> new Schema(database, scratch, files).migrate());
            } finally {
                lock.close();
            }
        } catch (SQLException e) {
            throw new SchemaException("resetting schema " + name + " failed: " + e.getMessage(), e);
        }
        migrate();
    }

    /** What {@link #migrate} would run, as a script for someone with more rights; empty if nothing is pending. */
    public String print() {
        return withFlyway("reading the history", flyway -> new MigrationScript(name, files, flyway.info()).text());
    }

    private <T> T withFlyway(String doing, Function<Flyway, T> action) {
        try {
            return action.apply(FlywaySetup.load(database, name, files));
        } catch (FlywayException e) {
            throw new SchemaException(doing + " of schema " + name + " failed: " + oneLine(e), e);
        }
    }

    private static String oneLine(FlywayException failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.matches("-+"))
                .collect(Collectors.joining("; "));
    }
}
