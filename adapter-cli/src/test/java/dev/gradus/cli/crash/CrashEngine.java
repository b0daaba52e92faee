package dev.gradus.cli.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.gradus.core.Gradus;
import dev.gradus.core.engine.EngineTimes;
import dev.gradus.persistence.ConnectionSettings;
import dev.gradus.persistence.JooqStores;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The engine as the test and each worker build it, over pools of connections to the one database.
 *
 * @param gradus the engine
 * @param stores its stores
 * @param pools their connections: for work, for leases and for hints
 */
record CrashEngine(Gradus gradus, JooqStores stores, List<HikariDataSource> pools) implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(2);

    private static final EngineTimes TIMES = new EngineTimes(
            LEASE, Duration.ofMillis(200), Duration.ofMillis(300), Duration.ofMillis(200), Duration.ofSeconds(5));

    static CrashEngine on(Address database, CrashFiles files) {
        return on(database, builder -> builder.kind(new WitnessKind(files)));
    }

    static CrashEngine on(Address database, UnaryOperator<Gradus.Builder> more) {
        HikariDataSource work = pool(database, 6);
        HikariDataSource leases = pool(database, 2);
        HikariDataSource hints = pool(database, 1);
        JooqStores stores = JooqStores.builder(work)
                .sessions(leases)
                .hints(hints)
                .allowLoss()
                .open();
        Gradus gradus = more.apply(Gradus.builder().stores(stores).times(TIMES)).build();
        return new CrashEngine(gradus, stores, List.of(work, leases, hints));
    }

    private static HikariDataSource pool(Address database, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setMaxLifetime(0);
        ConnectionSettings.forWork().forEach(config::addDataSourceProperty);
        // Ten seconds are to a lease of fifteen as one is to ours: a frozen worker must not hold locks for longer than
        // it.
        config.addDataSourceProperty(
                "options",
                "-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=1000");
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        gradus.close();
        stores.close();
        pools.forEach(HikariDataSource::close);
    }

    /** Where the database is. */
    record Address(String url, String user, String password) {}
}
