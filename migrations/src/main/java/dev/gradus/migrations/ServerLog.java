package dev.gradus.migrations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a server or {@code initdb} printed, shortened to what a person needs in an error message. */
final class ServerLog {
    private static final int MAX_LINES = 4;

    private ServerLog() {}

    /** All that the latest start printed before the rotated log took over; that includes why it failed. */
    static String ofLatestStart(ClusterFolder cluster) {
        return read(cluster.startLog());
    }

    static boolean tellsPortTaken(String log) {
        return log.contains("Address already in use") || log.contains("could not bind IPv4 address");
    }

    /** After a kill of the postmaster its children take a moment to notice. */
    static boolean tellsPredecessorLeaving(String log) {
        return log.contains("pre-existing shared memory block") || log.contains("postmaster.pid\" already exists");
    }

    /** The lines that tell the error or, without any, the last ones. */
    static String essence(String log) {
        List<String> lines =
                log.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        List<String> errors = lines.stream()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
                .toList();
        List<String> telling = errors.isEmpty() ? lines : errors;
        return String.join(" | ", telling.subList(Math.max(0, telling.size() - MAX_LINES), telling.size()));
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
