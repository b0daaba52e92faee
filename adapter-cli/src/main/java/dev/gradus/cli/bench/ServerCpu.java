package dev.gradus.cli.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The CPU time of a database server on this machine: of its first process, which inherits that of ended ones, and of all its
 * living children. Read from {@code /proc}, to the hundredth of a second.
 */
final class ServerCpu {
    private static final Path PROC = Path.of("/proc");
    private static final long NANOS_PER_TICK = 10_000_000;
    private static final int PARENT = 1;
    private static final int OWN = 11;
    private static final int ENDED_CHILDREN = 13;

    private final String postmaster;

    private ServerCpu(String postmaster) {
        this.postmaster = postmaster;
    }

    /** That of the server behind the connection, when it is on this machine and its processes can be seen. */
    static Optional<ServerCpu> behind(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid(), inet_client_port()")) {
            row.next();
            Path process = PROC.resolve(row.getString(1));
            // The title names the client's port: a process of that number on another machine would not.
            String title = Files.readString(process.resolve("cmdline"));
            if (!title.startsWith("postgres:") || !title.contains("(" + row.getString(2) + ")")) {
                return Optional.empty();
            }
            return Optional.ofNullable(fields(process)).map(fields -> new ServerCpu(fields[PARENT]));
        } catch (IOException elsewhere) {
            return Optional.empty();
        }
    }

    /** Nanoseconds since the server was started. */
    long nanos() {
        long ticks = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                ticks += ticks(process);
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException("/proc could be read before and no longer can", unreadable);
        }
        return ticks * NANOS_PER_TICK;
    }

    private long ticks(Path process) {
        String[] fields = fields(process);
        if (fields == null) {
            return 0;
        }
        if (process.getFileName().toString().equals(postmaster)) {
            return two(fields, OWN) + two(fields, ENDED_CHILDREN);
        }
        return fields[PARENT].equals(postmaster) ? two(fields, OWN) : 0;
    }

    /** User and system time stand side by side. */
    private static long two(String[] fields, int first) {
        return Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1]);
    }

    /** What follows the name, which may hold anything; null when the process has ended. */
    private static String @Nullable [] fields(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ");
        } catch (IOException ended) {
            return null;
        }
    }
}
