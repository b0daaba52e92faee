package dev.gradus.cli.app;

import dev.gradus.cli.bench.BenchInstallation;
import dev.gradus.cli.bench.BenchSite;
import dev.gradus.core.Gradus;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.migrations.Schema;
import dev.gradus.migrations.SchemaException;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** The chosen database as a place to measure, whatever schema it has. */
final class ChosenSite implements BenchSite {
    private final ChosenDatabase database;

    ChosenSite(ChosenDatabase database) {
        this.database = database;
    }

    @Override
    public String database() {
        return database.toString();
    }

    @Override
    public DataSource connections() {
        return Connections.unpooled(database.address());
    }

    @Override
    public void migrate(String schema) {
        try {
            Schema.of(connections(), schema).migrate();
        } catch (SchemaException e) {
            throw new CoreException(ErrorCode.UNREACHABLE, "database " + this + ": " + e.getMessage(), e);
        }
    }

    @Override
    public BenchInstallation open(
            String schema, UnaryOperator<DataSource> seen, UnaryOperator<Gradus.Builder> equipped) {
        OpenStores stores = OpenStores.of(database.address().in(schema), Pools.WORKER, seen);
        Gradus gradus = equipped.apply(Gradus.builder().stores(stores.stores())).build();
        return new BenchInstallation(gradus, stores.stores(), () -> {
            gradus.close();
            stores.close();
        });
    }

    @Override
    public void close() {
        database.close();
    }

    @Override
    public String toString() {
        return database();
    }
}
