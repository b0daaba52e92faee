package dev.gradus.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.host.HostFiles;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.testing.RecordingStepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileExistsKindTest {
    @TempDir
    Path folder;

    private final FileExistsKind kind = new FileExistsKind(new HostFiles());

    @BeforeEach
    void makeFiles() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "a");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-31T12:00:00.5Z")));
        Files.createDirectories(folder.resolve("src/deep"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a.txt\"", "[\"a.txt\"]", "{\"files\":{\"a.txt\":\"<anything>\"}}"})
    void everyFormSucceedsWithTheTimesOfItsFiles(String settings) {
        Outcome outcome = execute(settings);

        assertThat(kind.check(Document.parse(settings))).isEmpty();
        assertThat(outcome)
                .isEqualTo(Outcome.success(
                        Document.parse("{\"result\":\"success\",\"files\":{\"a.txt\":\"2026-01-31T12:00:00Z\"}}")));
    }

    @Test
    void aFolderCounts() {
        assertThat(execute("[\"src/\", \"src/deep\", \".\"]")).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void anAbsolutePathCountsWithinTheFolder() {
        assertThat(execute("[\"" + folder.resolve("a.txt") + "\"]")).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void eachMissingPathHasItsClause() {
        Failure failure = failure("[\"b\", \"a.txt\", \"src/c\", \"a.txt/d\"]");

        assertThat(failure.code()).isEqualTo("FILE_NOT_FOUND");
        assertThat(failure.failureClass()).isEqualTo(FailureClass.USER);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.message()).isEqualTo("file not found: b; file not found: src/c; file not found: a.txt/d");
        assertThat(failure.details().toJson()).isEqualTo("{\"paths\":[\"b\",\"src/c\",\"a.txt/d\"]}");
    }

    @Test
    void whatIsOutsideIsRefusedWhetherItExistsOrNot() {
        assertThat(failure("\"/etc/passwd\"").message()).isEqualTo("outside the task's local_path: /etc/passwd");
        assertThat(failure("\"/etc/passwd.not\"").message())
                .isEqualTo("outside the task's local_path: /etc/passwd.not");
        assertThat(failure("\"src/../../x\"").code()).isEqualTo("PATH_OUTSIDE");
        assertThat(failure("\"src/../../x\"").retryable()).isFalse();
    }

    @Test
    void aTaskWithoutAFolderIsTold() {
        Outcome outcome = kind.execute(RecordingStepContext.of("\"a.txt\""));

        assertThat(((Outcome.Failed) outcome).failure().code()).isEqualTo("NO_LOCAL_PATH");
        assertThat(((Outcome.Failed) outcome).failure().message()).contains("local_path");
    }

    @Test
    void aFolderThatIsGoneIsTold() {
        Outcome outcome = kind.execute(RecordingStepContext.of("\"a.txt\"").in(folder.resolve("gone")));

        assertThat(((Outcome.Failed) outcome).failure().message()).contains("does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "null",
                "\"\"",
                "[]",
                "{}",
                "{\"files\":{}}",
                "{\"files\":[\"a\"]}",
                "{\"files\":{\"a\":1},\"more\":1}",
                "[\"a\",5]",
                "[[\"a\"]]",
                "\"../a\"",
                "{\"files\":{\"../a\":1}}"
            })
    void anythingElseIsAFault(String settings) {
        assertThat(kind.check(Document.parse(settings))).hasSize(1);
        assertThat(execute(settings)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void aFaultPointsAtItsPath() {
        assertThat(kind.check(Document.parse("{\"files\":{\"ok\":1,\"../a\":1}}"))
                        .get(0)
                        .pointer())
                .isEqualTo("/files/..~1a");
    }

    private Outcome execute(String settings) {
        return kind.execute(RecordingStepContext.of(settings).in(folder));
    }

    private Failure failure(String settings) {
        return ((Outcome.Failed) execute(settings)).failure();
    }
}
