package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.migrations.TemporaryDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConnectionSettingsTest {
    @Test
    void aConnectionShouldHaveTheSettings() throws Exception {
        try (TemporaryDatabase database = TemporaryDatabase.migrated()) {
            Properties properties = new Properties();
            properties.putAll(ConnectionSettings.forWork());
            properties.put("user", database.user());
            properties.put("password", database.password());

            try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), properties);
                    Statement statement = connection.createStatement();
                    ResultSet settings = statement.executeQuery("select current_setting('statement_timeout'),"
                            + " current_setting('lock_timeout'),"
                            + " current_setting('idle_in_transaction_session_timeout')")) {
                settings.next();

                assertThat(settings.getString(1)).isEqualTo("5s");
                assertThat(settings.getString(2)).isEqualTo("2s");
                assertThat(settings.getString(3)).isEqualTo("5s");
            }
        }
    }
}
