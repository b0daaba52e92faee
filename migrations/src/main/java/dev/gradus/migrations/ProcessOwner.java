package dev.gradus.migrations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Numeric users: of files, and of this process. */
final class ProcessOwner {
    static final long ROOT = 0;

    private ProcessOwner() {}

    /** The user this process acts as. {@code user.name} will not do: it is {@code ?} for a user without an entry. */
    static long current() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            return effectiveUser(Files.readAllLines(status, StandardCharsets.ISO_8859_1));
        }
        Path probe = Files.createTempFile("gradus", ".owner");
        try {
            return of(probe);
        } finally {
            Files.delete(probe);
        }
    }

    /** The second number after {@code Uid:}, by proc(5). A loop, because this is on the way of every start. */
    private static long effectiveUser(List<String> status) throws IOException {
        for (String line : status) {
            if (line.startsWith("Uid:\t")) {
                return Long.parseLong(line.split("\t", -1)[2]);
            }
        }
        throw new IOException("/proc/self/status tells no Uid");
    }

    static long of(Path path) throws IOException {
        return ((Number) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)).longValue();
    }
}
