package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/schema.md to the schema: every table has its section, every column its row, every index and check its name. */
class SchemaDocumentTest {
    private static final Pattern SECTION = Pattern.compile("(?m)^## `(\\w+)`$");
    private static final Pattern COLUMN = Pattern.compile("(?m)^\\| `(\\w+)` \\|");
    private static final Path DOCUMENT = Path.of("..", "docs", "schema.md");

    private static final String TABLES = "select relname from pg_class where relnamespace = 'public'::regnamespace"
            + " and relkind in ('r', 'p') and not relispartition and relname <> 'gradus_schema_history' order by 1";

    @Test
    void everyTableAndColumnShouldBeDescribed() throws IOException {
        Map<String, Set<String>> described = described(Files.readString(DOCUMENT));

        try (TestStores database = TestStores.open()) {
            List<String> tables = database.query(TABLES);
            assertThat(described.keySet()).hasSameElementsAs(tables);
            for (String table : tables) {
                assertThat(described.get(table))
                        .as(table)
                        .isEqualTo(new TreeSet<>(database.query("select attname from pg_attribute where attrelid = '"
                                + table + "'::regclass and attnum > 0 and not attisdropped")));
            }
        }
    }

    @Test
    void everyIndexSequenceAndFunctionShouldBeNamed() throws IOException {
        String document = Files.readString(DOCUMENT);

        try (TestStores database = TestStores.open()) {
            List<String> names = database.query("select relname from pg_class"
                    + " where relnamespace = 'public'::regnamespace and not relispartition"
                    + " and relname !~ '(_pkey|_id_seq)$' and relname !~ '^gradus_schema_history'"
                    + " and relkind in ('i', 'I', 'S')"
                    + " union all select proname from pg_proc where pronamespace = 'public'::regnamespace");
            assertThat(names)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
        }
    }

    private static Map<String, Set<String>> described(String document) {
        Map<String, Set<String>> tables = new LinkedHashMap<>();
        Matcher section = SECTION.matcher(document);
        while (section.find()) {
            int end = document.indexOf("\n## ", section.end());
            String body = document.substring(section.end(), end < 0 ? document.length() : end);
            Set<String> columns = new TreeSet<>();
            COLUMN.matcher(body).results().forEach(column -> columns.add(column.group(1)));
            tables.put(section.group(1), columns);
        }
        return tables;
    }
}
