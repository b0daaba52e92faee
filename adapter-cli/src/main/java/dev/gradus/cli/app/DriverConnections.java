package dev.gradus.cli.app;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Connections that the driver is asked for itself: the JDK's {@code DriverManager} would look for more drivers in every jar,
 * for which a short command has no time. One may be opened ahead; it is the first that is handed out. Thread safe.
 */
final class DriverConnections implements DataSource {
    private final String url;
    private final Properties properties = new Properties();
    private final AtomicReference<@Nullable Connection> ahead = new AtomicReference<>();
    private volatile int loginSeconds;

    /** With these properties of the driver. */
    DriverConnections(DatabaseAddress address, Map<String, String> properties) {
        this.url = address.jdbcUrl();
        this.properties.putAll(properties);
        identify(this.properties, address.user(), address.password());
    }

    /** The connection that will be handed out first, which the caller may use until then. */
    Connection openAhead() throws SQLException {
        Connection opened = getConnection();
        ahead.set(opened);
        return opened;
    }

    /** Closes the one that was opened ahead, if nobody took it. */
    void closeAhead() throws SQLException {
        Connection unused = ahead.getAndSet(null);
        if (unused != null) {
            unused.close();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection opened = ahead.getAndSet(null);
        return opened == null ? connect(properties) : opened;
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        Properties changed = new Properties();
        changed.putAll(properties);
        identify(changed, user, password);
        return connect(changed);
    }

    private static void identify(Properties properties, @Nullable String user, @Nullable String password) {
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
    }

    private Connection connect(Properties wanted) throws SQLException {
        Properties all = new Properties();
        all.putAll(wanted);
        if (loginSeconds > 0) {
            all.setProperty("loginTimeout", String.valueOf(loginSeconds));
        }
        return requireNonNull(new Driver().connect(url, all), "an address of PostgreSQL is one for its driver");
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginSeconds = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginSeconds;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // The driver logs through java.util.logging.
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("the driver's logger is called org.postgresql");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("nothing is wrapped, least of all " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
