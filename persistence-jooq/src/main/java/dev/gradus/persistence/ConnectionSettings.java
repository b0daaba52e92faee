package dev.gradus.persistence;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a connection should be set up, as properties of the PostgreSQL driver: bounds on statements, on waiting for locks and on
 * forgotten transactions, and on a network that does not answer. Pools pass them on as data source properties. Nothing here
 * is needed for correctness; without it a stuck statement is stuck for ever.
 */
public final class ConnectionSettings {
    private static final Duration LOCK = Duration.ofSeconds(2);
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(10);

    private ConnectionSettings() {}

    /** For requests and workers: no statement takes longer than 5 seconds. */
    public static Map<String, String> forWork() {
        return properties(Duration.ofSeconds(5));
    }

    /** For the sweeper, statistics and other maintenance: no statement takes longer than 30 seconds. */
    public static Map<String, String> forMaintenance() {
        return properties(Duration.ofSeconds(30));
    }

    private static Map<String, String> properties(Duration statement) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("ApplicationName", "gradus");
        properties.put("connectTimeout", "3");
        properties.put("socketTimeout", "35");
        properties.put("tcpKeepAlive", "true");
        properties.put(
                "options",
                "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
                        .formatted(statement.toMillis(), LOCK.toMillis(), IDLE_IN_TRANSACTION.toMillis()));
        return properties;
    }
}
