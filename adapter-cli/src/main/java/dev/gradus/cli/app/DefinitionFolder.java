package dev.gradus.cli.app;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.failure.CoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The definition files of a folder: registered now, and again whenever one changes, until closed. */
final class DefinitionFolder implements AutoCloseable {
    private final Path folder;
    private final Definitions definitions;
    private final PrintWriter messages;
    private final Map<Path, FileTime> seen = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "gradus-reload");
        thread.setDaemon(true);
        return thread;
    });

    private DefinitionFolder(Path folder, Definitions definitions, PrintWriter messages) {
        this.folder = folder;
        this.definitions = definitions;
        this.messages = messages;
    }

    /** Registers what is there, and from then on looks for changes after each pause. */
    static DefinitionFolder watched(Path folder, Duration pause, Definitions definitions, PrintWriter messages) {
        var watched = new DefinitionFolder(folder, definitions, messages);
        watched.look();
        var unused = watched.timer.scheduleWithFixedDelay(
                watched::look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return watched;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void look() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
            for (Path file : files) {
                FileTime changed = Files.getLastModifiedTime(file);
                if (!changed.equals(seen.put(file, changed))) {
                    register(file);
                }
            }
        } catch (IOException e) {
            messages.println("cannot read the definition files here: " + e.getMessage());
        }
        messages.flush();
    }

    private void register(Path file) throws IOException {
        try {
            String name = definitions
                    .register(new DefinitionText(file.toString(), Files.readString(file)))
                    .name();
            messages.println("definition " + name + " from " + file);
        } catch (CoreException e) {
            messages.println(e.getMessage());
        }
    }
}
