package dev.gradus.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TemporaryDatabaseExtension.class)
class TemporaryDatabaseTest {

    @Test
    void shouldBeMigrated(TemporaryDatabase database) {
        SchemaState state = Schema.of(database.dataSource()).check();

        assertThat(state.installed()).isEqualTo(state.available());
    }

    @Test
    void shouldBeTheOnlyOneOfItsTest(TemporaryDatabase one, TemporaryDatabase same) {
        assertThat(one).isSameAs(same);
        try (TemporaryDatabase other = TemporaryDatabase.migrated()) {
            assertThat(other.name()).isNotEqualTo(one.name());
        }
    }

    @Test
    void shouldNotSeeWhatAnotherDatabaseHolds() throws SQLException {
        try (TemporaryDatabase one = TemporaryDatabase.migrated();
                TemporaryDatabase other = TemporaryDatabase.migrated();
                Connection connection = one.dataSource().getConnection();
                Statement statement = connection.createStatement();
                Connection elsewhere = other.dataSource().getConnection();
                Statement question = elsewhere.createStatement()) {
            statement.execute("create table only_here (id int)");

            assertThatThrownBy(() -> question.execute("select * from only_here"))
                    .hasMessageContaining("not exist");
        }
    }

    @Test
    void shouldBeGoneAfterwards() {
        TemporaryDatabase database = TemporaryDatabase.empty();

        database.close();

        assertThatThrownBy(() -> database.dataSource().getConnection().close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("does not exist");
    }
}
