package dev.gradus.cli.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections with the manners of a long-lived installation: nothing waits for ever. */
final class Connections {
    private static final int CONNECT_SECONDS = 3;
    private static final int SOCKET_SECONDS = 35;
    private static final Duration ACQUIRE = Duration.ofSeconds(2);
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private Connections() {}

    /** Each connection is a new one. */
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
        source.setSocketTimeout(SOCKET_SECONDS);
        source.setTcpKeepAlive(true);
        source.setApplicationName("gradus");
        return source;
    }

    /** A pool of at most so many, opened when they are wanted. */
    static HikariDataSource pool(DatabaseAddress address, String name, int size, Map<String, String> settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(ACQUIRE.toMillis());
        config.setMaxLifetime(LIFETIME.toMillis());
        config.setInitializationFailTimeout(-1);
        Properties properties = new Properties();
        properties.putAll(settings);
        config.setDataSourceProperties(properties);
        return new HikariDataSource(config);
    }
}
