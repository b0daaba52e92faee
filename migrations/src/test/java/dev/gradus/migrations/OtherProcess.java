package dev.gradus.migrations;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Another JVM that uses the server of a folder until it is told to finish, or killed. */
final class OtherProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private OtherProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Returns at once; {@link #answer} waits. */
    static OtherProcess start(Path root) {
        return start(List.of(), System.getProperty("java.class.path"), root);
    }

    static OtherProcess start(List<String> prefix, String classPath, Path root) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(List.of("-cp", classPath, OtherProcess.class.getName(), root.toString()));
        try {
            return new OtherProcess(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .directory(new File("/"))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code attached}, {@code started}, or why neither. */
    String answer() {
        try {
            return Objects.requireNonNullElse(output.readLine(), "no answer");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has it close its use of the server; returns its exit code when it has ended. */
    int finish() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new AssertionError("the other process did not end");
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** SIGKILL: no handler, no hook, no farewell. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** What runs over there; its input ends when it shall finish. */
    @SuppressWarnings("SystemOut") // the pipe to the test
    public static void main(String[] arguments) throws IOException {
        try (EmbeddedPostgres server =
                EmbeddedPostgres.builder().directory(Path.of(arguments[0])).start()) {
            System.out.println(server.attached() ? "attached" : "started");
            System.in.readAllBytes();
        } catch (EmbeddedPostgresException e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
    }
}
