package dev.gradus.migrations;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/**
 * The pending migrations as one SQL text that also writes Flyway's history, so that {@code migrate} finds them applied
 * afterwards.
 */
final class MigrationScript {
    /** As Flyway's own PostgreSQL support creates it, but for the name. */
    private static final String HISTORY_TABLE = """
            create table if not exists %1$s (
                installed_rank int not null constraint %1$s_pk primary key,
                version varchar(50),
                description varchar(200) not null,
                type varchar(20) not null,
                script varchar(1000) not null,
                checksum integer,
                installed_by varchar(100) not null,
                installed_on timestamp not null default now(),
                execution_time integer not null,
                success boolean not null
            );
            create index if not exists %1$s_s_idx on %1$s (success);
            """;

    /** What PostgreSQL refuses within one, and Flyway therefore runs without. */
    private static final Pattern WITHOUT_TRANSACTION =
            Pattern.compile("\\b(create|drop|re)\\s*index\\s+concurrently\\b", Pattern.CASE_INSENSITIVE);

    private final String schema;
    private final List<MigrationFile> files;
    private final MigrationInfoService history;

    MigrationScript(String schema, MigrationFiles files, MigrationInfoService history) {
        this.schema = schema;
        this.files = files.list();
        this.history = history;
    }

    String text() {
        MigrationInfo[] pending = history.pending();
        if (pending.length == 0) {
            return "";
        }
        return Arrays.stream(pending).map(this::step).collect(Collectors.joining("\n", head(), ""));
    }

    private String head() {
        String name = '"' + schema + '"';
        return "create schema if not exists " + name + ";\n"
                + "set search_path to " + name + ", public;\n"
                + HISTORY_TABLE.formatted(SchemaHistory.TABLE) + "\n";
    }

    private String step(MigrationInfo info) {
        String sql = sql(info).stripTrailing() + "\n";
        String both = WITHOUT_TRANSACTION.matcher(sql).find() ? sql + record(info) : inTransaction(sql + record(info));
        return "-- " + info.getScript() + "\n" + both;
    }

    private static String inTransaction(String sql) {
        return "begin;\n" + sql + "commit;\n";
    }

    private String sql(MigrationInfo info) {
        return files.stream()
                .filter(file -> file.getFilename().equals(info.getScript()))
                .findFirst()
                .orElseThrow(() -> new SchemaException("the migration " + info.getScript() + " is gone"))
                .sql();
    }

    private String record(MigrationInfo info) {
        return "insert into %s (installed_rank, version, description, type, script, checksum, installed_by,"
                        .formatted(SchemaHistory.TABLE)
                + " execution_time, success)\nselect coalesce(max(installed_rank), 0) + 1, '%s', '%s', 'SQL', '%s', %d,"
                        .formatted(
                                info.getVersion().getVersion(),
                                info.getDescription(),
                                info.getScript(),
                                Objects.requireNonNull(info.getChecksum(), "checksum"))
                + " current_user, 0, true from %s;\n".formatted(SchemaHistory.TABLE);
    }
}
