package dev.gradus.migrations.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.jooq.DSLContext;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.jaxb.CatalogMappingType;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void shouldShowTheMigratedTablesAndKeepOnlyTheBinaries() throws Exception {
        try (EmbeddedDatabase database = database(folder)) {
            DSLContext session = database.create();
            List<String> tables = session.fetch("select tablename from pg_tables where schemaname = 'public'")
                    .getValues(0, String.class);
            assertThat(tables).contains("gradus_schema_history");

            SchemaDefinition schema = database.getSchemata().get(0);

            assertThat(database.getTables(schema))
                    .extracting(table -> table.getName())
                    .doesNotContain("gradus_schema_history")
                    .hasSize(tables.size() - 1)
                    .isSubsetOf(tables);
        }

        try (var left = Files.list(folder)) {
            assertThat(left.filter(Files::isDirectory)
                            .map(path -> path.getFileName().toString()))
                    .allMatch(name -> name.startsWith("bin-"))
                    .hasSize(1);
        }
    }

    @Test
    void shouldAskForTheDirectory() {
        EmbeddedDatabase database = new EmbeddedDatabase();
        database.setProperties(new Properties());

        assertThatThrownBy(database::create).hasMessageContaining("'directory'");
    }

    private static EmbeddedDatabase database(Path folder) {
        EmbeddedDatabase database = new EmbeddedDatabase();
        Properties properties = new Properties();
        properties.setProperty("directory", folder.toString());
        database.setProperties(properties);
        SchemaMappingType schema = new SchemaMappingType().withInputSchema("public");
        database.setConfiguredSchemata(List.of(schema));
        database.setConfiguredCatalogs(List.of(new CatalogMappingType().withSchemata(schema)));
        database.setIncludes(new String[] {".*"});
        database.setExcludes(new String[0]);
        return database;
    }
}
