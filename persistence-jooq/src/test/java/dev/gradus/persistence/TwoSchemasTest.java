package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.StoresContract;
import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import dev.gradus.migrations.Schema;
import dev.gradus.migrations.TemporaryDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The tables live in any schema, several times in one database. */
class TwoSchemasTest {
    @Test
    void twoInstallationsInOneDatabaseShouldKnowNothingOfEachOther() {
        try (TemporaryDatabase database = TemporaryDatabase.empty()) {
            Schema.of(database.dataSource(), "one").migrate();
            Schema.of(database.dataSource(), "Two words").migrate();
            try (JooqStores one = stores(database, "one");
                    JooqStores two = stores(database, "\"Two words\"")) {
                StepSpecs steps = new StepSpecs("kind");
                one.tasks().create(NewTasks.automatic("task", steps.step("a")), StoresContract.CAUSE);

                assertThat(two.tasks().list(TaskFilter.newest(10)).tasks()).isEmpty();
                assertThat(TestWorker.start(two, "kind").claim(10)).isEmpty();
                assertThat(TestWorker.start(one, "kind").claim(10)).hasSize(1);
                assertThat(one.installation().prefix())
                        .isNotEqualTo(two.installation().prefix());
            }
        }
    }

    @Test
    void rangesShouldBeMadeInTheirOwnSchema() {
        try (TemporaryDatabase database = TemporaryDatabase.empty()) {
            Schema.of(database.dataSource(), "one").migrate();
            Database one = new OwnTransactions(source(database, "one"), Statements.onSearchPath());

            new Ranges(one).makeAheadOf(new TaskId(2_000_000));
            new Ranges(one).makeAheadOf(new TaskId(2_000_000));

            List<String> ranges = one.read(transaction -> transaction
                    .sql()
                    .fetch("select relname from pg_class where relnamespace = 'one'::regnamespace"
                            + " and relkind = 'r' and relname ~ '_p[0-9]+$' order by 1")
                    .getValues(0, String.class));
            assertThat(ranges)
                    .containsExactly(
                            "event_p0", "event_p1", "event_p2", "event_p3", "log_p0", "log_p1", "log_p2", "log_p3");
        }
    }

    @Test
    void aDatabaseWithoutTablesShouldBeToldAsOutdated() {
        try (TemporaryDatabase database = TemporaryDatabase.empty()) {
            assertThatExceptionOfType(CoreException.class)
                    .isThrownBy(() -> stores(database, "public"))
                    .extracting(CoreException::code)
                    .isEqualTo(ErrorCode.SCHEMA_OUTDATED);
        }
    }

    @Test
    void aServerThatLosesWorkShouldBeRefused() {
        try (TemporaryDatabase database = TemporaryDatabase.migrated()) {
            assertThatExceptionOfType(CoreException.class)
                    .isThrownBy(() -> JooqStores.of(database.dataSource()))
                    .withMessageContaining("fsync=off");
        }
    }

    private static JooqStores stores(TemporaryDatabase database, String schema) {
        return JooqStores.builder(source(database, schema)).allowLoss().open();
    }

    private static DataSource source(TemporaryDatabase database, String schema) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.user());
        source.setPassword(database.password());
        source.setCurrentSchema(schema);
        return source;
    }
}
