package dev.gradus.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostmasterFileTest {
    @TempDir
    Path data;

    @Test
    void shouldReadProcessPortAndStatus() throws IOException {
        write("4242\n/data\n1790000000\n54321\n\n127.0.0.1\n  1234  56\nready   \n");

        assertThat(PostmasterFile.read(data)).contains(new PostmasterFile(4242, 54321, "ready", data));
        assertThat(PostmasterFile.read(data).orElseThrow().isReady()).isTrue();
    }

    @Test
    void shouldNotBeReadyWhileStarting() throws IOException {
        write("4242\n/data\n1790000000\n54321\n\n127.0.0.1\n  1234  56\nstarting\n");

        assertThat(PostmasterFile.read(data).orElseThrow().isReady()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "not a number\n"})
    void shouldBeAbsentWhileItIsBeingWritten(String content) throws IOException {
        write(content);

        assertThat(PostmasterFile.read(data)).isEmpty();
    }

    @Test
    void shouldNotTakeAnotherProcessWithTheSameNumberForTheServer() throws IOException {
        write(ProcessHandle.current().pid() + "\n" + data + "\n1790000000\n54321\n\n127.0.0.1\n  1  2\nready\n");

        assertThat(PostmasterFile.read(data).orElseThrow().isAlive()).isFalse();
    }

    private void write(String content) throws IOException {
        Files.writeString(data.resolve("postmaster.pid"), content);
    }
}
