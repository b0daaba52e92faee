package dev.gradus.migrations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Drops from a schema what migrations make and nothing else: an application's own tables may stand beside them. What
 * migrations make is seen by letting them make it once more, in a schema that is dropped again.
 */
final class SchemaReset {
    private static final String MADE = """
            select case c.relkind when 'S' then 'sequence' when 'v' then 'view' else 'table' end, quote_ident(c.relname)
              from pg_catalog.pg_class c
             where c.relnamespace = '%1$s'::regnamespace and c.relkind in ('r', 'p', 'S', 'v') and not c.relispartition
            union all
            select 'routine', quote_ident(p.proname) || '(' || pg_get_function_identity_arguments(p.oid) || ')'
              from pg_catalog.pg_proc p
             where p.pronamespace = '%1$s'::regnamespace
             order by 1 desc -- views and tables before the sequences and routines that their columns may hold
            """;

    private final DataSource database;
    private final String schema;

    SchemaReset(DataSource database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    /**
     * Drops it all in one transaction.
     *
     * @param migrate makes everything in the schema of this name
     */
    void run(Consumer<String> migrate) throws SQLException {
        String scratch = "gradus_scratch_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            List<String> drops;
            try {
                migrate.accept(scratch);
                drops = drops(statement, scratch);
            } finally {
                statement.execute("drop schema if exists " + scratch + " cascade");
            }
            connection.setAutoCommit(false);
            for (String drop : drops) {
                statement.execute(drop);
            }
            connection.commit();
        }
    }

    private List<String> drops(Statement statement, String scratch) throws SQLException {
        String target = statement.enquoteIdentifier(schema, true);
        List<String> drops = new ArrayList<>();
        try (ResultSet made = statement.executeQuery(MADE.formatted(scratch))) {
            while (made.next()) {
                drops.add("drop %s if exists %s.%s cascade".formatted(made.getString(1), target, made.getString(2)));
            }
        }
        return drops;
    }
}
