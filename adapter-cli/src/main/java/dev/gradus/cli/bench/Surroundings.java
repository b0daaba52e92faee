package dev.gradus.cli.bench;

import dev.gradus.core.data.Document;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What has to be known of a place to compare its numbers with others. */
final class Surroundings {
    private static final List<String> SETTINGS = List.of(
            "server_version", "synchronous_commit", "fsync", "full_page_writes", "shared_buffers", "max_wal_size");

    private Surroundings() {}

    static Document report(BenchSite site, String schema) throws SQLException {
        Document report =
                Document.emptyObject().with("database", site.database()).with("schema", schema);
        try (Connection connection = site.connections().getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                report = report.with(setting, value(statement, setting));
            }
        }
        return report.with("java", Runtime.version().toString())
                .with("processors", Runtime.getRuntime().availableProcessors());
    }

    private static String value(Statement statement, String setting) throws SQLException {
        try (ResultSet row = statement.executeQuery("select current_setting('" + setting + "')")) {
            row.next();
            return row.getString(1);
        }
    }
}
