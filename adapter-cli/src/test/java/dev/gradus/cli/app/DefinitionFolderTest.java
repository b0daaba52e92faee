package dev.gradus.cli.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.Gradus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run-app --reload}: the definition files of a folder are registered, and again when they change. */
class DefinitionFolderTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Gradus gradus = Gradus.builder().build();
    private final StringWriter messages = new StringWriter();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        gradus.close();
    }

    @Test
    void shouldRegisterWhatIsThereWhenItBegins() throws IOException {
        write("one.yaml", "first", 1);
        write("two.yml", "second", 1);
        write("notes.txt", "third", 1);

        try (DefinitionFolder watched = watched(Duration.ofHours(1))) {
            assertThat(watched).isNotNull();
            assertThat(messages.toString()).contains("definition first from ").contains("definition second from ");
            assertThat(gradus.definitions().find("third")).isEmpty();
        }
    }

    @Test
    void shouldRegisterAFileAgainWhenItChanges() throws IOException {
        write("one.yaml", "flow", 1);
        try (DefinitionFolder watched = watched(Duration.ofMillis(20))) {
            assertThat(watched).isNotNull();
            assertThat(gradus.definitions().versions("flow")).hasSize(1);

            write("one.yaml", "flow", 2);

            await().atMost(SOON)
                    .until(() -> gradus.definitions().versions("flow").size() == 2);
        }
    }

    @Test
    void shouldSayWhatIsWrongWithAFileAndKeepTheVersionBefore() throws IOException {
        write("one.yaml", "flow", 1);
        try (DefinitionFolder watched = watched(Duration.ofMillis(20))) {
            assertThat(watched).isNotNull();

            put("one.yaml", "name: flow\nsteps: nothing\n", 2);

            await().atMost(SOON).until(() -> messages.toString().contains("one.yaml:2:"));
            assertThat(gradus.definitions().versions("flow")).hasSize(1);

            write("one.yaml", "flow", 3);

            await().atMost(SOON)
                    .until(() -> gradus.definitions().versions("flow").size() == 2);
        }
    }

    private DefinitionFolder watched(Duration pause) {
        return DefinitionFolder.watched(folder, pause, gradus.definitions(), new PrintWriter(messages));
    }

    private void write(String file, String name, int version) throws IOException {
        put(
                file,
                "name: %s\nsteps:\n  - id: a\n    tool: { name: echo, input: { text: v%d } }\n"
                        .formatted(name, version),
                version);
    }

    /** All at once and with a time of its own, so that neither half a file nor an unchanged time is ever seen. */
    private void put(String file, String text, int version) throws IOException {
        Path written = Files.writeString(folder.resolve(file + ".new"), text);
        Files.setLastModifiedTime(written, FileTime.from(Instant.EPOCH.plusSeconds(version)));
        Files.move(written, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
