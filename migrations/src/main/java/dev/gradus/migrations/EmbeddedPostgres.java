package dev.gradus.migrations;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL in a folder of the user, for when no database is configured: started by the first process that
 * wants it, joined by the others, stopped by the last one to {@link #close}.
 *
 * <p>It listens on 127.0.0.1 only and asks for a random password, kept in a private file; it runs as the user of this
 * process, or without privileges when that is root. Data survives the death of any process at any moment: a server
 * whose users were all killed is joined, and a killed server is recovered, on its old port if that is free, by the next
 * start. One folder holds one cluster per major version.
 *
 * <p>Linux and macOS. All failures are {@link EmbeddedPostgresException}. Instances are thread-safe; several in one
 * process may share a folder.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String MAINTENANCE_DATABASE = "postgres";
    private static final String TEMPLATE = "template1";

    private final RunningServer server;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Thread exitHook;

    private EmbeddedPostgres(RunningServer server) {
        this.server = server;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** {@code $XDG_DATA_HOME/gradus/postgres}, by default below {@code ~/.local/share}. */
    public static Path userFolder(Map<String, String> environment) {
        String dataHome = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = dataHome.startsWith("/") // the XDG specification: a relative path is to be ignored
                ? Path.of(dataHome)
                : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")), ".local", "share");
        return base.resolve("gradus").resolve("postgres");
    }

    /** Without the password: pass {@link #user} and {@link #password} beside it. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/"
                + URLEncoder.encode(database, StandardCharsets.UTF_8)
                + "?sslmode=disable&gssEncMode=disable"; // saves two refused negotiations
    }

    /** A superuser. */
    public String user() {
        return ClusterCreation.USER;
    }

    public String password() {
        return server.password();
    }

    public int port() {
        return server.port();
    }

    /** Whether the server already ran, as opposed to having been started here. */
    public boolean attached() {
        return server.attached();
    }

    /** The folder of the cluster: data, password and logs. */
    public Path folder() {
        return server.cluster().folder();
    }

    /** Unpooled: each connection is a new one. */
    public DataSource dataSource(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl(database));
        source.setUser(user());
        source.setPassword(password());
        return source;
    }

    /** As the server tells, as in {@code 18.6}; asks it. */
    public String serverVersion() {
        return databases().serverVersion();
    }

    public void createDatabase(String name) {
        createDatabase(name, TEMPLATE);
    }

    /** A copy of another database, to which nobody may be connected meanwhile. */
    public void createDatabase(String name, String template) {
        databases().create(name, template);
    }

    /** Ends the sessions in it. A database that is not there is fine. */
    public void dropDatabase(String name) {
        databases().drop(name);
    }

    private Databases databases() {
        return new Databases(dataSource(MAINTENANCE_DATABASE), server.cluster().durable());
    }

    /**
     * Stops using the server; if nobody else does, stops it and returns when it is gone. Closing twice is fine. Works in
     * an interrupted thread.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            forgetExitHook();
            server.leave();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void closeAtExit() {
        Thread hook = new Thread(this::close, "embedded-postgres-exit");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            exitHook = hook;
        } catch (IllegalStateException e) {
            close();
            throw new EmbeddedPostgresException("the program ended while the embedded PostgreSQL was starting", e);
        }
    }

    private void forgetExitHook() {
        Thread hook = exitHook;
        if (hook == null || hook == Thread.currentThread()) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is going down already: the hook will find this closed
        }
    }

    @Override
    public String toString() {
        return server.toString();
    }

    /** How to start; only the folder is required. Not thread-safe. */
    public static final class Builder {
        private @Nullable Path directory;
        private boolean durable = true;
        private boolean stopAtExit;
        private Platform platform = Platform.current();
        private @Nullable ServerAccount account;

        private Builder() {}

        /** The root folder: new, empty, or made by an earlier start. */
        public Builder directory(Path folder) {
            this.directory = folder;
            return this;
        }

        /**
         * False for tests and code generation: nothing is forced to disk, and the data goes when the last user leaves;
         * only the unpacked binaries stay. It never touches durable data in the same folder. Default true.
         */
        public Builder durable(boolean keep) {
            this.durable = keep;
            return this;
        }

        /** Also close at the orderly end of the JVM (exit, SIGTERM, Ctrl-C). Default false. */
        public Builder stopAtExit(boolean stop) {
            this.stopAtExit = stop;
            return this;
        }

        Builder platform(Platform other) {
            this.platform = other;
            return this;
        }

        Builder account(ServerAccount other) {
            this.account = other;
            return this;
        }

        /**
         * Joins or starts the server, and returns when it accepts connections: a few milliseconds to join, about 0.1 s
         * to start, some seconds the first time in a folder.
         */
        public EmbeddedPostgres start() {
            if (directory == null) {
                throw new IllegalStateException("directory is not set");
            }
            Path root = ServerFolder.prepare(directory);
            EmbeddedPostgres started = new EmbeddedPostgres(new ServerStart(root, platform, durable, account).run());
            if (stopAtExit) {
                started.closeAtExit();
            }
            return started;
        }
    }
}
