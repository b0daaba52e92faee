package dev.gradus.core.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of Linux's process table, {@code /proc/PID/stat} (see proc(5)).
 *
 * @param pid its number, which another process may have later
 * @param state one letter; Z and X are dead
 * @param group its process group
 * @param session its session
 * @param started when it started, in ticks since the machine did; tells it from another of the same number
 */
record ProcessStat(long pid, char state, long group, long session, long started) {
    private static final Path TABLE = Path.of("/proc");

    /** Whether this host has such a table. */
    static boolean isAvailable() {
        return Files.isReadable(TABLE.resolve("self").resolve("stat"));
    }

    /** The process of this number, dead or alive. */
    static Optional<ProcessStat> of(long pid) {
        return read(TABLE.resolve(Long.toString(pid)));
    }

    /** The live processes of a session. */
    static List<ProcessStat> inSession(long session) {
        List<ProcessStat> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(TABLE, "[0-9]*")) {
            for (Path folder : folders) {
                read(folder)
                        .filter(process -> process.session == session && process.isLive())
                        .ifPresent(found::add);
            }
            return found;
        } catch (IOException | DirectoryIteratorException unreadable) {
            throw new UncheckedIOException(new IOException("the process table cannot be read", unreadable));
        }
    }

    /** Whether it has not ended; a dead process stays in the table until its parent takes notice. */
    boolean isLive() {
        return state != 'Z' && state != 'X';
    }

    private static Optional<ProcessStat> read(Path folder) {
        try {
            return parse(Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    /** The program's name is in parentheses and may hold anything, so the fields are counted from the last one. */
    static Optional<ProcessStat> parse(String line) {
        int name = line.indexOf('(');
        int rest = line.lastIndexOf(')');
        if (name < 1 || rest < name) {
            return Optional.empty();
        }
        String[] fields = line.substring(rest + 1).strip().split(" ");
        if (fields.length < 20) {
            return Optional.empty();
        }
        return Optional.of(new ProcessStat(
                Long.parseLong(line.substring(0, name).strip()),
                fields[0].charAt(0),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                Long.parseLong(fields[19])));
    }
}
