package dev.gradus.migrations;

import static dev.gradus.migrations.Migration.State.APPLIED;
import static dev.gradus.migrations.Migration.State.CHANGED;
import static dev.gradus.migrations.Migration.State.PENDING;
import static dev.gradus.migrations.Migration.State.UNKNOWN;
import static dev.gradus.migrations.SchemaState.Relation.BEHIND;
import static dev.gradus.migrations.SchemaState.Relation.CURRENT;
import static dev.gradus.migrations.SchemaState.Relation.EMPTY;
import static dev.gradus.migrations.SchemaState.Relation.NEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaTest {
    private static final String EXAMPLE = "dev/gradus/migrations/example";

    private TemporaryDatabase database;

    @BeforeEach
    void create() {
        database = TemporaryDatabase.empty();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private Schema example(String name) {
        return Schema.of(database.dataSource(), name, EXAMPLE);
    }

    @Test
    void shouldBringAnEmptyDatabaseToTheNewestVersion() {
        Schema schema = example("public");
        assertThat(schema.check()).isEqualTo(new SchemaState(EMPTY, 0, 3, 3));
        assertThat(schema.status()).extracting(Migration::state).containsExactly(PENDING, PENDING, PENDING);

        assertThat(schema.migrate()).isEqualTo(3);

        assertThat(schema.check()).isEqualTo(new SchemaState(CURRENT, 3, 3, 0));
        assertThat(schema.status())
                .containsExactly(
                        new Migration(1, "create fruit", APPLIED),
                        new Migration(2, "create harvest", APPLIED),
                        new Migration(3, "index harvest", APPLIED));
        assertThat(schema.migrate()).isZero();
        assertThat(schema.print()).isEmpty();
    }

    @Test
    void shouldMigrateWithTheMigrationsOfThisProgram() {
        Schema schema = Schema.of(database.jdbcUrl(), database.user(), database.password(), Schema.DEFAULT_NAME);

        schema.migrate();

        SchemaState state = schema.check();
        assertThat(state.installed()).isEqualTo(state.available());
        assertThat(state.pending()).isZero();
    }

    @Test
    void resetShouldEmptyOurTablesAndLeaveThoseOfOthers() throws SQLException {
        Schema schema = Schema.of(database.dataSource());
        schema.migrate();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table orchard (id int)");
            statement.execute("insert into orchard values (1)");
            statement.execute("select nextval('task_ids')");
            schema.reset();
            try (ResultSet kept = statement.executeQuery("select (select count(*) from orchard), nextval('task_ids'),"
                    + " (select count(*) from pg_namespace where nspname like 'gradus_scratch%')")) {
                kept.next();
                assertThat(List.of(kept.getLong(1), kept.getLong(2), kept.getLong(3)))
                        .containsExactly(1L, 1L, 0L);
            }
        }
        assertThat(schema.check().relation()).isEqualTo(CURRENT);
    }

    @Test
    void shouldWorkInSchemasOfChoiceSideBySide() throws SQLException {
        example("orchard one").migrate();
        example("Orchard2").migrate();

        execute("insert into \"orchard one\".fruit (name) values ('pear')");

        assertThat(query("select count(*) from \"orchard one\".fruit")).isEqualTo("1");
        assertThat(query("select count(*) from \"Orchard2\".fruit")).isEqualTo("0");
        assertThat(query("select \"Orchard2\".count_harvest(1)")).isEqualTo("0");
        assertThat(query("select count(*) from pg_tables where schemaname = 'public'"))
                .isEqualTo("0");
        assertThat(example("public").check().relation()).isEqualTo(EMPTY);
    }

    @Test
    void shouldSettleBesideTheTablesAndTheFlywayOfAnApplication() throws SQLException {
        execute("create table flyway_schema_history (version text)");
        Schema schema = example("public");
        assertThat(schema.check().relation()).isEqualTo(EMPTY);

        assertThat(schema.migrate()).isEqualTo(3);

        assertThat(schema.check().relation()).isEqualTo(CURRENT);
        assertThat(schema.status()).hasSize(3);
    }

    @Test
    void shouldTellHowManyMigrationsTheDatabaseLacks() throws SQLException {
        Schema schema = example("public");
        schema.migrate();
        execute("drop index harvest_by_time");
        execute("delete from gradus_schema_history where version = '003'");

        assertThat(schema.check()).isEqualTo(new SchemaState(BEHIND, 2, 3, 1));
        assertThat(schema.migrate()).isEqualTo(1);
    }

    @Test
    void shouldRefuseADatabaseThatANewerProgramMade() throws SQLException {
        Schema schema = example("public");
        schema.migrate();
        execute("update gradus_schema_history set version = '017', script = 'V017__x.sql' where version = '003'");

        assertThat(schema.check()).isEqualTo(new SchemaState(NEWER, 17, 3, 0));
        assertThat(schema.status()).contains(new Migration(17, "index harvest", UNKNOWN));
        assertThatThrownBy(schema::migrate)
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("version 17")
                .hasMessageContaining("use the newer program");
    }

    @Test
    void shouldRefuseAMigrationThatWasEditedAfterItWasApplied() throws SQLException {
        Schema schema = example("public");
        schema.migrate();
        execute("update gradus_schema_history set checksum = checksum + 1 where version = '002'");

        assertThat(schema.status()).contains(new Migration(2, "create harvest", CHANGED));
        assertThatThrownBy(schema::migrate)
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("checksum mismatch")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldLeaveNothingOfAMigrationThatFails() throws SQLException {
        Schema schema = Schema.of(database.dataSource(), "public", "dev/gradus/migrations/broken");

        assertThatThrownBy(schema::migrate)
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("no_such_fruit")
                .hasMessageContaining("V002__misspell.sql");

        assertThat(schema.check()).isEqualTo(new SchemaState(BEHIND, 1, 2, 1));
        assertThat(query("select to_regclass('stone_fruit') is null")).isEqualTo("t");
    }

    @Test
    void shouldBuildAnIndexWithoutLockingItsTable() throws SQLException {
        Schema schema = Schema.of(database.dataSource(), "public", "dev/gradus/migrations/online");

        assertThat(schema.print()).containsOnlyOnce("begin;").containsOnlyOnce("commit;");
        assertThat(schema.migrate()).isEqualTo(2);

        assertThat(query("select indisvalid from pg_index where indexrelid = 'fruit_by_name'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void shouldMigrateOnceWhenSeveralTryAtOnce() {
        int applied = Stream.generate(() -> example("public"))
                .limit(4)
                .parallel()
                .mapToInt(Schema::migrate)
                .sum();

        assertThat(applied).isEqualTo(3);
    }

    @Test
    void shouldPrintAScriptThatDoesTheSameAsMigrating() throws SQLException {
        Schema schema = example("orchard");

        execute(schema.print());

        assertThat(schema.check()).isEqualTo(new SchemaState(CURRENT, 3, 3, 0));
        assertThat(schema.migrate()).isZero();
        assertThat(schema.status()).extracting(Migration::state).containsOnly(APPLIED);
        assertThat(query("select price from orchard.fruit union all select 'none'"))
                .isEqualTo("none");
    }

    @Test
    void shouldSayNothingWhileMigrating() {
        List<LogRecord> said = new ArrayList<>();
        Handler listener = new Listener(said);
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        try {
            example("public").migrate();
        } finally {
            root.removeHandler(listener);
        }

        assertThat(said).extracting(LogRecord::getLoggerName).noneMatch(name -> name.contains("flyway"));
    }

    @Test
    void shouldRefuseANameThatCannotBeQuoted() {
        assertThatThrownBy(() -> example("a\"b")).isInstanceOf(IllegalArgumentException.class);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static final class Listener extends Handler {
        private final List<LogRecord> heard;

        Listener(List<LogRecord> heard) {
            this.heard = heard;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord message) {
            heard.add(message);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
