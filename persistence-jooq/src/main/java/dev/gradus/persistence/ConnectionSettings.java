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

    /**
     * No transaction here waits for anything but the database, so that one whose client says nothing for so long belongs to
     * a process that is frozen or cut off. What it had locked is free again before a lease of this length has ended, and
     * therefore does not delay whoever takes its work over; a process that comes back finds the transaction rolled back and
     * repeats it.
     */
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(5);

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
