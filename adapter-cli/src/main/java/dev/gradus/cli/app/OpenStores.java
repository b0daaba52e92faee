package dev.gradus.cli.app;

import dev.gradus.core.port.Stores;
import dev.gradus.persistence.JooqStores;
import java.util.List;
import javax.sql.DataSource;

/**
 * The stores of an installation and the pools below them.
 *
 * @param stores over the pools
 * @param closing the pools and whatever else ends with them
 */
record OpenStores(Stores stores, List<AutoCloseable> closing) implements AutoCloseable {

    static OpenStores of(DatabaseAddress address, Pools pools) {
        DataSource source = Connections.unpooled(address);
        return new OpenStores(new JooqStores(source), List.of());
    }

    @Override
    public void close() {
        for (AutoCloseable one : closing) {
            try {
                one.close();
            } catch (Exception e) {
                System.getLogger(OpenStores.class.getName()).log(System.Logger.Level.WARNING, "closing failed", e);
            }
        }
    }
}
