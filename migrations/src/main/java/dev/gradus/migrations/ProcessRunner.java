package dev.gradus.migrations;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Runs short helper commands to their end, and starts the server. Children get nothing of our environment but the
 * {@code PATH}: an LC_* of a locale that is not installed makes initdb fail, PG* redirect it, and secrets have no
 * business in the environment of a process that outlives us.
 */
final class ProcessRunner {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int MAX_OUTPUT = 1 << 16;

    private ProcessRunner() {}

    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /** Output and errors together, in the order written, cut at 64 KiB; ended by force after two minutes. */
    static Result run(List<String> command, Path directory) throws IOException {
        Process process = builder(command, directory).redirectErrorStream(true).start();
        delayedExecutor(LIMIT.toSeconds(), SECONDS).execute(process::destroyForcibly);
        try (InputStream output = process.getInputStream()) {
            process.getOutputStream().close();
            String text = new String(output.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
            output.transferTo(OutputStream.nullOutputStream());
            return new Result(process.waitFor(), text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.get(0), e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts a process that stays, its output going to a file that is begun anew. */
    static Process startDetached(List<String> command, Path directory, Path log) throws IOException {
        return builder(command, directory)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.toFile())
                .start();
    }

    static boolean succeeds(List<String> command) {
        try {
            return run(command, Path.of("/")).succeeded();
        } catch (IOException e) {
            return false; // no such command, or not for us
        }
    }

    static boolean isOnPath(String command) {
        return succeeds(List.of("sh", "-c", "command -v " + command));
    }

    private static ProcessBuilder builder(List<String> command, Path directory) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().retainAll(Set.of("PATH"));
        return builder;
    }
}
