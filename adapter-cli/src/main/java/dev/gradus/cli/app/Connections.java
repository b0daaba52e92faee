package dev.gradus.cli.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/** Connections with the manners of a long-lived installation: nothing waits for ever. */
final class Connections {
    private static final Map<String, String> PLAIN =
            Map.of("ApplicationName", "gradus", "connectTimeout", "3", "socketTimeout", "35", "tcpKeepAlive", "true");
    private static final Duration ACQUIRE = Duration.ofSeconds(2);
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private Connections() {}

    /** Each connection is a new one. */
    static DataSource unpooled(DatabaseAddress address) {
        return new DriverConnections(address, PLAIN);
    }

    /** A pool of at most so many, opened when they are wanted. */
    static HikariDataSource pool(DriverConnections connections, String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(connections);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(ACQUIRE.toMillis());
        config.setMaxLifetime(LIFETIME.toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
