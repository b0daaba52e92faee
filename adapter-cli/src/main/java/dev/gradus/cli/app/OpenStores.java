package dev.gradus.cli.app;

import com.zaxxer.hikari.HikariDataSource;
import dev.gradus.core.port.Stores;
import dev.gradus.persistence.ConnectionSettings;
import dev.gradus.persistence.JooqStores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** The stores of an installation, and the pools below them. */
final class OpenStores implements AutoCloseable {
    private final List<AutoCloseable> parts = new ArrayList<>();
    private final DatabaseAddress address;
    private final UnaryOperator<DataSource> seen;
    private final JooqStores stores;

    private OpenStores(DatabaseAddress address, Pools pools, UnaryOperator<DataSource> seen) {
        this.address = address;
        this.seen = seen;
        try {
            this.stores = opened(pools);
            parts.add(stores);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    static OpenStores of(DatabaseAddress address, Pools pools) {
        return of(address, pools, UnaryOperator.identity());
    }

    /** The same, with somebody who looks at every connection. */
    static OpenStores of(DatabaseAddress address, Pools pools, UnaryOperator<DataSource> seen) {
        return new OpenStores(address, pools, seen);
    }

    Stores stores() {
        return stores;
    }

    /** Ends what was opened last first. */
    @Override
    public void close() {
        Collections.reverse(parts);
        parts.forEach(OpenStores::closeQuietly);
        parts.clear();
    }

    private JooqStores opened(Pools pools) {
        JooqStores.Builder builder = JooqStores.builder(pool("work", pools.work(), ConnectionSettings.forWork()))
                .hints(seen.apply(Connections.unpooled(address)));
        if (pools.heartbeat() > 0) {
            builder.sessions(pool("heartbeat", pools.heartbeat(), ConnectionSettings.forWork()));
        }
        if (pools.maintenance() > 0) {
            builder.maintenance(pool("maintenance", pools.maintenance(), ConnectionSettings.forMaintenance()));
        }
        return builder.open();
    }

    private DataSource pool(String name, int size, Map<String, String> settings) {
        HikariDataSource pool = Connections.pool(address, name, size, settings);
        parts.add(pool);
        return seen.apply(pool);
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.getLogger(OpenStores.class.getName()).log(System.Logger.Level.WARNING, "closing failed", e);
        }
    }
}
