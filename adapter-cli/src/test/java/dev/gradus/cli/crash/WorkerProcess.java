package dev.gradus.cli.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One worker in a JVM of its own, and what can be done to it. */
final class WorkerProcess implements AutoCloseable {
    private final String name;
    private final Process process;

    private WorkerProcess(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /** Returns at once; the worker's session in the database tells when it works. */
    static WorkerProcess start(String name, CrashFiles files, CrashEngine.Address database) {
        return start(CrashWorker.class, name, files, database);
    }

    /** The same for a process of another kind, which is told more. */
    static WorkerProcess start(
            Class<?> main, String name, CrashFiles files, CrashEngine.Address database, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Dlogback.configurationFile=" + files.logging(),
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                name,
                files.folder().toString(),
                database.url(),
                database.user(),
                database.password()));
        command.addAll(List.of(more));
        try {
            return new WorkerProcess(
                    name,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(files.log(name).toFile())
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    /** Writes a line to its standard input. */
    void tell(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: no handler, no hook, no farewell. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGSTOP: the process keeps everything and does nothing. */
    void freeze() {
        signal("STOP");
    }

    /** SIGCONT: the process goes on as if nothing had happened. */
    void thaw() {
        signal("CONT");
    }

    /** The shell's own kill: the program of this name is not everywhere. */
    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, process.pid()))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("%s to worker %s failed".formatted(signal, name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Has it end by itself; false when it had to be killed. */
    boolean finish() {
        try {
            process.getOutputStream().close();
            return process.waitFor(20, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            kill();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
