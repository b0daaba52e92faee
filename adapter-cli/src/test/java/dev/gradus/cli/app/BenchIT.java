package dev.gradus.cli.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.cli.CommandTree;
import dev.gradus.cli.Personality;
import dev.gradus.cli.Terminal;
import dev.gradus.core.data.Document;
import dev.gradus.migrations.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a measurement reports and leaves behind, on a durable PostgreSQL of its own; never how fast it is. */
class BenchIT {
    @TempDir
    private static Path home;

    private static @Nullable EmbeddedPostgres server;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() {
        server = EmbeddedPostgres.builder()
                .directory(EmbeddedPostgres.userFolder(environment()))
                .start();
    }

    @AfterAll
    static void stop() {
        requireNonNull(server).close();
    }

    @Test
    void aMeasurementShouldReportEverythingAndLeaveNothingBehind() throws SQLException {
        int code = gradus(
                "bench", "--tasks", "12", "--steps", "1,2", "--rate", "20", "--watch", "1", "--baseline", "-o", "json");

        assertThat(code).as(err.toString()).isZero();
        Document report = Document.parse(out.toString());
        assertThat(report.at("rounds").orElseThrow().items()).hasSize(4).allSatisfy(round -> {
            assertThat(positive(round, "enqueue.tasks_per_second")).isTrue();
            assertThat(positive(round, "drain.steps_per_second")).isTrue();
            assertThat(positive(round, "drain.statements")).isTrue();
            assertThat(positive(round, "wal_bytes_per_step")).isTrue();
        });
        assertThat(report.at("start.stored_elsewhere.count")).contains(Document.of(20));
        assertThat(report.at("start.stored_by_worker.count")).contains(Document.of(20));
        assertThat(report.at("idle.statements_per_second")).isPresent();
        assertThat(schemas()).isEmpty();
    }

    @Test
    void keptSchemasShouldStayAndBeNamed() throws SQLException {
        int code = gradus("bench", "--tasks", "2", "--steps", "1", "--rate", "0", "--watch", "0", "--keep");

        assertThat(code).as(err.toString()).isZero();
        assertThat(schemas()).singleElement().satisfies(name -> {
            assertThat(err.toString()).contains(name);
            assertThat(out.toString()).contains(name).contains("gradus");
            execute("drop schema " + name + " cascade");
        });
    }

    @Test
    void aHistoryShouldHaveSoManyFinishedStepsOfNobodyThatLives() throws SQLException {
        int code = gradus(
                "bench",
                "--tasks",
                "3",
                "--steps",
                "1",
                "--rate",
                "0",
                "--watch",
                "0",
                "--history",
                "100,200",
                "--keep",
                "-o",
                "json");

        assertThat(code).as(err.toString()).isZero();
        List<Document> operations =
                Document.parse(out.toString()).at("history").orElseThrow().items();
        assertThat(operations)
                .extracting(row -> row.at("finished_steps").orElseThrow().intValue())
                .containsOnly(0, 100, 200);
        assertThat(operations)
                .extracting(row -> row.at("operation").orElseThrow().text())
                .contains("enqueue", "claim", "complete");
        List<String> schemas = schemas();
        assertThat(schemas).hasSize(2);
        String grown = schemas.stream()
                .filter(name -> name.endsWith("_history"))
                .findFirst()
                .orElseThrow();
        assertThat(number("select count(*) from " + grown + ".step where executed_by = 0 and state = 'completed'"
                        + " and (needed_by is null) = (position = 10)"))
                .isEqualTo(200);
        assertThat(number("select count(*) from " + grown + ".step where sweep_session = 0"))
                .isPositive();
        assertThat(number("select count(*) from " + grown + ".event e join " + grown
                        + ".step s on s.task_id = e.stream_id"
                        + " where s.executed_by = 0 and s.position = 1 and e.type = 'StepCompleted'"))
                .isEqualTo(200);
        for (String schema : schemas) {
            execute("drop schema " + schema + " cascade");
        }
    }

    @Test
    void aUserWithoutTheRightShouldBeRefusedInOneLine() throws SQLException {
        EmbeddedPostgres running = requireNonNull(server);
        String name = "bench_" + UUID.randomUUID().toString().replace("-", "");
        execute("create role " + name + " login password 'secret'");
        running.createDatabase(name);

        int code =
                gradus("bench", "-q", "--database-url", running.jdbcUrl(name) + "&user=" + name + "&password=secret");

        assertThat(code).isEqualTo(3);
        assertThat(err.toString()).contains("may not make one").hasLineCount(1);
    }

    @Test
    void sizesThatMakeNoSenseShouldBeUsageErrors() {
        assertThat(gradus("bench", "--tasks", "0")).isEqualTo(2);
        assertThat(gradus("bench", "--history", "many")).isEqualTo(2);
        assertThat(err.toString()).contains("--tasks must be 1 to").contains("found 'many'");
    }

    private static boolean positive(Document round, String path) {
        return round.at(path).orElseThrow().decimal().signum() > 0;
    }

    private static long number(String question) throws SQLException {
        try (Connection connection =
                        requireNonNull(server).dataSource("postgres").getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<String> schemas() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection =
                        requireNonNull(server).dataSource("postgres").getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select nspname from pg_namespace where nspname like 'gradus_bench%'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection =
                        requireNonNull(server).dataSource("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int gradus(String... arguments) {
        var messages = new PrintWriter(err, true);
        var terminal = new Terminal(new BufferedReader(new StringReader("")), false, false, 0, InstantSource.system());
        return CommandTree.of(new ConfiguredPlatform(environment(), terminal, messages), Personality.GRADUS)
                .setOut(new PrintWriter(out))
                .setErr(messages)
                .execute(arguments);
    }

    private static Map<String, String> environment() {
        return Map.of("HOME", home.toString());
    }
}
