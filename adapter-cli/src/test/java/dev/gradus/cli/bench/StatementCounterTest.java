package dev.gradus.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.migrations.TemporaryDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class StatementCounterTest {

    @Test
    void statementsAndTransactionsShouldBeCounted() throws SQLException {
        StatementCounter counter = new StatementCounter();
        try (TemporaryDatabase database = TemporaryDatabase.empty();
                Connection connection = counter.counting(database.dataSource()).getConnection()) {
            ask(connection);
            connection.setAutoCommit(false);
            ask(connection);
            ask(connection);
            connection.commit();

            assertThat(connection.unwrap(PGConnection.class)).isNotNull();
        }
        assertThat(counter.statements()).isEqualTo(3);
        assertThat(counter.transactions()).isEqualTo(2);
    }

    private static void ask(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }
}
