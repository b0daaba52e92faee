package dev.gradus.cli.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections with the manners of a long-lived installation: nothing waits for ever. */
final class Connections {
    private static final String SESSION = "-c statement_timeout=%d -c lock_timeout=2000"
            + " -c idle_in_transaction_session_timeout=10000";
    private static final int STATEMENT_MILLIS = 5_000;
    private static final int CONNECT_SECONDS = 3;
    private static final int SOCKET_SECONDS = 35;
    private static final Duration ACQUIRE = Duration.ofSeconds(2);
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private Connections() {}

    /** For short commands: each connection is a new one. */
    static DataSource unpooled(DatabaseAddress address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.jdbcUrl());
        if (address.user() != null) {
            source.setUser(address.user());
        }
        if (address.password() != null) {
            source.setPassword(address.password());
        }
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(SOCKET_SECONDS);
        source.setTcpKeepAlive(true);
        source.setApplicationName("gradus");
        return source;
    }

    /** A pool of at most so many. */
    static HikariDataSource pool(DatabaseAddress address, String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(1, size));
        config.setConnectionTimeout(ACQUIRE.toMillis());
        config.setMaxLifetime(LIFETIME.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setDataSourceProperties(properties());
        return new HikariDataSource(config);
    }

    private static Properties properties() {
        Properties properties = new Properties();
        PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS);
        PGProperty.SOCKET_TIMEOUT.set(properties, SOCKET_SECONDS);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.APPLICATION_NAME.set(properties, "gradus");
        PGProperty.OPTIONS.set(properties, SESSION.formatted(STATEMENT_MILLIS));
        return properties;
    }
}
