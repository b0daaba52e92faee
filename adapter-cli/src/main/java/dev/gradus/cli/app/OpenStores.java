package dev.gradus.cli.app;

import com.zaxxer.hikari.HikariDataSource;
import dev.gradus.core.port.Stores;
import dev.gradus.persistence.ConnectionSettings;
import dev.gradus.persistence.JooqStores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** The stores of an installation, and the pools below them. */
final class OpenStores implements AutoCloseable {
    private final List<AutoCloseable> parts = new ArrayList<>();
    private final DatabaseAddress address;
    private final UnaryOperator<DataSource> seen;
    private final JooqStores stores;

    private OpenStores(
            DatabaseAddress address, Pools pools, UnaryOperator<DataSource> seen, Consumer<DriverConnections> check) {
        this.address = address;
        this.seen = seen;
        try {
            this.stores = opened(pools, check);
            parts.add(stores);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** In a database that is checked before anything of it is used, on a connection that then goes on serving. */
    static OpenStores of(ChosenDatabase database, Pools pools) {
        return new OpenStores(database.address(), pools, UnaryOperator.identity(), database::requireSchema);
    }

    /** In a schema that is known to fit, with somebody who looks at every connection. */
    static OpenStores of(DatabaseAddress address, Pools pools, UnaryOperator<DataSource> seen) {
        return new OpenStores(address, pools, seen, unchecked -> {});
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

    private JooqStores opened(Pools pools, Consumer<DriverConnections> check) {
        DriverConnections work = connections(ConnectionSettings.forWork());
        Preparation.begin();
        check.accept(work);
        Preparation.end();
        JooqStores.Builder builder =
                JooqStores.builder(pool("work", pools.work(), work)).hints(seen.apply(Connections.unpooled(address)));
        if (pools.heartbeat() > 0) {
            builder.sessions(pool("heartbeat", pools.heartbeat(), connections(ConnectionSettings.forWork())));
        }
        if (pools.maintenance() > 0) {
            builder.maintenance(
                    pool("maintenance", pools.maintenance(), connections(ConnectionSettings.forMaintenance())));
        }
        return builder.open();
    }

    private DriverConnections connections(Map<String, String> settings) {
        DriverConnections connections = new DriverConnections(address, settings);
        parts.add(connections::closeAhead);
        return connections;
    }

    private DataSource pool(String name, int size, DriverConnections connections) {
        HikariDataSource pool = Connections.pool(connections, name, size);
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
