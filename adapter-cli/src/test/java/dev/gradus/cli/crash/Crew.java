package dev.gradus.cli.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The workers of a run: whoever is killed is replaced by one with a new name. */
final class Crew implements AutoCloseable {
    private static final String WARNINGS = """
            <configuration>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d{HH:mm:ss.SSS} [%thread] %level %logger{0} %msg%n</pattern></encoder>
              </appender>
              <root level="WARN"><appender-ref ref="out"/></root>
            </configuration>
            """;

    private final CrashFiles files;
    private final CrashEngine.Address database;
    private final List<WorkerProcess> workers = new ArrayList<>();
    private int started;

    Crew(CrashFiles files, CrashEngine.Address database) throws IOException {
        this.files = files;
        this.database = database;
        Files.writeString(files.logging(), WARNINGS);
    }

    void hire() {
        started++;
        workers.add(WorkerProcess.start("w" + started, files, database));
    }

    List<WorkerProcess> workers() {
        return List.copyOf(workers);
    }

    List<String> names() {
        return workers.stream().map(WorkerProcess::name).toList();
    }

    /** Kills the worker and hires another. */
    void replace(WorkerProcess killed) {
        killed.kill();
        workers.remove(killed);
        hire();
    }

    /** Fails when one has ended by itself. */
    void requireAlive() {
        workers.stream().filter(worker -> !worker.isAlive()).forEach(dead -> {
            throw new AssertionError("worker %s ended by itself:%n%s"
                    .formatted(dead.name(), String.join("\n", SideFile.read(files.log(dead.name())))));
        });
    }

    /** Has all end by themselves; the names of those that did not. */
    List<String> finish() {
        List<String> stubborn = workers.stream()
                .filter(worker -> !worker.finish())
                .map(WorkerProcess::name)
                .toList();
        workers.clear();
        return stubborn;
    }

    @Override
    public void close() {
        workers.forEach(WorkerProcess::close);
    }
}
