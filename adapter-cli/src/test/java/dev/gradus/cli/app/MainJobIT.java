package dev.gradus.cli.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.cli.CommandTree;
import dev.gradus.cli.Personality;
import dev.gradus.cli.Terminal;
import dev.gradus.core.data.Document;
import dev.gradus.migrations.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real composition root on the embedded PostgreSQL of a user of its own. */
class MainJobIT {
    @TempDir
    private static Path home;

    private static @Nullable EmbeddedPostgres server;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    /** The commands join it, and so it is started once. */
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
    void runFlowShouldCompleteAndTheTaskShouldStay() {
        int code = gradus("run-flow", "--text", "hello", "--a", "2", "--b", "3");

        assertThat(code).as(err.toString()).isZero();
        Document task = printed();
        assertThat(task.at("status")).contains(Document.of("COMPLETED"));
        assertThat(task.at("output_payload"))
                .contains(Document.parse("{\"echo\":{\"text\":\"hello\"},\"add\":{\"sum\":5}}"));
        assertThat(err.toString())
                .startsWith("database: embedded PostgreSQL in ")
                .hasLineCount(1);
        assertThat(gradus("get-task", task.at("id").orElseThrow().text())).isZero();
        assertThat(gradus("task", "verify", "--all")).isZero();
    }

    @Test
    void twoAdvancesAtOnceShouldBeTwoTransitionsAndOneCallPerTool() {
        assertThat(gradus("run-flow", "--mode", "create")).isZero();
        String id = printed().at("id").orElseThrow().text();

        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> gradus("-q", "advance-task", id));
        int own = gradus("-q", "advance-task", id);

        assertThat(List.of(own, other.join())).as(err.toString()).containsOnly(0);
        out.getBuffer().setLength(0);
        gradus("get-task", id);
        assertThat(printed().at("status")).contains(Document.of("WAITING_OBSERVATION"));
        assertThat(printed().at("tool_calls").orElseThrow().size()).isEqualTo(1);
    }

    private Document printed() {
        return Document.parse(out.toString().substring(out.toString().indexOf('{')));
    }

    @Test
    void aFailedTaskShouldBeFixedAndRetriedToItsEnd() throws IOException {
        Path file = Files.writeString(
                folder.resolve("task.yaml"),
                "name: fixable\nsteps:\n  - id: sources\n    file_exists: [main.c]\n"
                        + "  - id: sum\n    needs: [sources]\n    tool: { name: add, input: { a: 1, b: 2 } }\n");
        assertThat(gradus("run", file.toString(), "--local-path", folder.toString(), "-q"))
                .isEqualTo(10);

        Files.writeString(folder.resolve("main.c"), "int main;");
        assertThat(gradus("task", "retry", "fixable", "--reason", "main.c is there now"))
                .isZero();
        assertThat(gradus("task", "get", "fixable", "-o", "json")).isZero();
        assertThat(out.toString()).contains("\"state\": \"running\"");
    }

    @Test
    void aDatabaseWithoutOurSchemaShouldNotBeTouched() {
        String database = emptyDatabase();
        int refused = gradus("--database-url", database, "task", "list");

        assertThat(refused).isEqualTo(6);
        assertThat(err.toString()).contains("has no schema of Gradus").contains("gradus migrate up");
        assertThat(gradus("--database-url", database, "migrate", "up")).isZero();
        assertThat(gradus("--database-url", database, "task", "list")).isZero();
    }

    @Test
    void migrateOptionShouldBringTheSchema() {
        String database = emptyDatabase();
        assertThat(gradus("--database-url", database, "task", "list", "--migrate"))
                .as(err.toString())
                .isZero();
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

    private static String emptyDatabase() {
        EmbeddedPostgres running = requireNonNull(server);
        String name = "empty_" + UUID.randomUUID();
        running.createDatabase(name);
        return running.jdbcUrl(name) + "&user=" + running.user() + "&password=" + running.password();
    }
}
