package dev.gradus.cli.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.gradus.core.Gradus;
import dev.gradus.core.engine.EngineTimes;
import dev.gradus.persistence.JooqStores;
import java.time.Duration;

/**
 * The engine as the test and each worker build it: over a pool of connections to the one database.
 *
 * @param gradus the engine
 * @param stores its stores
 * @param pool their connections
 */
record CrashEngine(Gradus gradus, JooqStores stores, HikariDataSource pool) implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(2);

    private static final EngineTimes TIMES = new EngineTimes(
            LEASE, Duration.ofMillis(200), Duration.ofMillis(300), Duration.ofMillis(200), Duration.ofSeconds(5));

    static CrashEngine on(Address database, CrashFiles files) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        HikariDataSource pool = new HikariDataSource(config);
        JooqStores stores = JooqStores.of(pool);
        Gradus gradus = Gradus.builder()
                .stores(stores)
                .kind(new WitnessKind(files))
                .times(TIMES)
                .build();
        return new CrashEngine(gradus, stores, pool);
    }

    @Override
    public void close() {
        gradus.close();
        stores.close();
        pool.close();
    }

    /** Where the database is. */
    record Address(String url, String user, String password) {}
}
