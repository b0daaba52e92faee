package dev.gradus.migrations;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;

/** Flyway, told everything and left nothing to discover: it scans no class path and reads no environment. */
final class FlywaySetup {
    private FlywaySetup() {}

    static Flyway load(DataSource database, String schema, MigrationFiles files) {
        FluentConfiguration configuration = Flyway.configure(FlywaySetup.class.getClassLoader())
                .loggers(FlywayLog.class.getName())
                .dataSource(database)
                .defaultSchema(schema)
                .schemas(schema)
                .table(SchemaHistory.TABLE)
                .resourceProvider(new Listed(files))
                .javaMigrationClassProvider(List::of)
                .skipDefaultCallbacks(true)
                .placeholderReplacement(false)
                .baselineOnMigrate(true) // a schema that holds the application's own tables is welcome
                .baselineVersion("0")
                .baselineDescription("before Gradus");
        // The other kind of lock holds a transaction open, and "create index concurrently" would wait for its end.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration.load();
    }

    private record Listed(MigrationFiles files) implements ResourceProvider {

        @Override
        public @Nullable LoadableResource getResource(String name) {
            return files.list().stream()
                    .filter(file -> file.getAbsolutePath().equals(name))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return files.list().stream()
                    .filter(file -> file.getFilename().startsWith(prefix)
                            && Arrays.stream(suffixes).anyMatch(file.getFilename()::endsWith))
                    .map(LoadableResource.class::cast)
                    .toList();
        }
    }
}
