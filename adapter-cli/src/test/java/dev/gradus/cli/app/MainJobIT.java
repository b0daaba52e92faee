package dev.gradus.cli.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.cli.CommandTree;
import dev.gradus.cli.Personality;
import dev.gradus.cli.Terminal;
import dev.gradus.core.data.Document;
import dev.gradus.migrations.TemporaryDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real composition root on a real PostgreSQL. */
class MainJobIT {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void runFlowShouldCompleteAndTheTaskShouldStay() {
        try (TemporaryDatabase database = TemporaryDatabase.migrated()) {
            int code = gradus(database, "run-flow", "--text", "hello", "--a", "2", "--b", "3");

            assertThat(code).as(err.toString()).isZero();
            Document task = Document.parse(out.toString().substring(out.toString().indexOf('{')));
            assertThat(task.at("status")).contains(Document.of("COMPLETED"));
            assertThat(task.at("output_payload"))
                    .contains(Document.parse("{\"echo\":{\"text\":\"hello\"},\"add\":{\"sum\":5}}"));
            assertThat(err.toString()).startsWith("database: postgresql://127.0.0.1:").hasLineCount(1);
            assertThat(gradus(database, "get-task", task.at("id").orElseThrow().text())).isZero();
            assertThat(gradus(database, "task", "verify", "--all")).isZero();
        }
    }

    @Test
    void aFailedTaskShouldBeFixedAndRetriedToItsEnd() throws IOException {
        Path file = Files.writeString(
                folder.resolve("task.yaml"),
                "name: fixable\nsteps:\n  - id: sources\n    file_exists: [main.c]\n"
                        + "  - id: sum\n    needs: [sources]\n    tool: { name: add, input: { a: 1, b: 2 } }\n");
        try (TemporaryDatabase database = TemporaryDatabase.migrated()) {
            assertThat(gradus(database, "run", file.toString(), "--local-path", folder.toString(), "-q"))
                    .isEqualTo(10);

            Files.writeString(folder.resolve("main.c"), "int main;");
            assertThat(gradus(database, "task", "retry", "1", "--reason", "main.c is there now")).isZero();
            assertThat(gradus(database, "task", "get", "1", "-o", "json")).isZero();
            assertThat(out.toString()).contains("\"state\": \"running\"");
        }
    }

    @Test
    void aDatabaseWithoutOurSchemaShouldNotBeTouched() {
        try (TemporaryDatabase database = TemporaryDatabase.empty()) {
            int refused = gradus(database, "task", "list");

            assertThat(refused).isEqualTo(6);
            assertThat(err.toString()).contains("has no schema of Gradus").contains("gradus migrate up");
            assertThat(gradus(database, "migrate", "up")).isZero();
            assertThat(gradus(database, "task", "list")).isZero();
        }
    }

    @Test
    void migrateOptionShouldBringTheSchema() {
        try (TemporaryDatabase database = TemporaryDatabase.empty()) {
            assertThat(gradus(database, "task", "list", "--migrate")).as(err.toString()).isZero();
        }
    }

    private int gradus(TemporaryDatabase database, String... arguments) {
        List<String> line = new ArrayList<>(List.of("--database-url", url(database)));
        line.addAll(List.of(arguments));
        var messages = new PrintWriter(err, true);
        var terminal = new Terminal(new BufferedReader(new StringReader("")), false, false, InstantSource.system());
        var platform = new ConfiguredPlatform(Map.of("HOME", folder.toString()), terminal, messages);
        return CommandTree.of(platform, Personality.GRADUS)
                .setOut(new PrintWriter(out))
                .setErr(messages)
                .execute(line.toArray(String[]::new));
    }

    private static String url(TemporaryDatabase database) {
        return database.jdbcUrl() + "&user=" + database.user() + "&password=" + database.password();
    }
}
