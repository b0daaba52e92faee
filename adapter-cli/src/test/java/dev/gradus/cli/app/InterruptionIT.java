package dev.gradus.cli.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.migrations.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is interrupted while it follows a run: SIGINT, as Ctrl-C sends it. */
class InterruptionIT {
    private static final Duration START = Duration.ofSeconds(90);

    @TempDir
    private Path home;

    @Test
    void anInterruptedRunShouldEndWith130SayThatTheTaskGoesOnAndLeaveTheTerminalClean() throws Exception {
        Path file = Files.writeString(home.resolve("task.yaml"), "name: long\nsteps:\n  - id: nap\n    wait: 1h\n");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .directory(EmbeddedPostgres.userFolder(Map.of("HOME", home.toString())))
                .start()) {
            assertThat(server).isNotNull();
            Process running = gradus("run", file.toString());
            try {
                await().atMost(START).until(() -> messages().contains("0/1") || !running.isAlive());

                signal(running.pid());

                assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } finally {
                running.destroyForcibly().onExit().join();
            }
            assertThat(running.exitValue()).as(messages()).isEqualTo(130);
            assertThat(messages())
                    .as("the status area is erased, then comes the notice, and nothing after it")
                    .endsWith("\u001b[J" + "interrupted; task 1 goes on: gradus task cancel 1 stops it\n");
            assertThat(gradus("-q", "-o", "json", "task", "get", "1").waitFor()).isZero();
            assertThat(Files.readString(home.resolve("out"))).contains("\"state\": \"running\"");
        }
    }

    /** With SIGINT as a terminal's programs have it, whatever started the tests. */
    private Process gradus(String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dgradus.columns=80",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(home.resolve("out").toFile())
                .redirectError(home.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("HOME", home.toString(), "PATH", System.getenv("PATH")));
        return builder.start();
    }

    private String messages() {
        try {
            return Files.readString(home.resolve("err"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(long process) throws IOException, InterruptedException {
        int code = new ProcessBuilder("sh", "-c", "kill -INT " + process)
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).isZero();
    }
}
