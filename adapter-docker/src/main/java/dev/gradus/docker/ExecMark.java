package dev.gradus.docker;

import dev.gradus.core.container.ContainerId;
import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which process of a container a program is: enough to find it again, and to see that its number has not gone to another.
 *
 * @param container where it runs
 * @param user as whom; null for the container's own
 * @param pid its number in the container, and that of its session
 * @param started when it started, in the kernel's ticks since boot
 */
record ExecMark(ContainerId container, @Nullable String user, long pid, long started) {
    /** Tells its own entry in the process table, then becomes the program: same process, same session. */
    private static final String START =
            "read -r l < /proc/$$/stat || l=\"$$ (sh) S\"; printf 'gradus %s\\n' \"$l\" >&2; exec \"$@\"";

    private static final String FIRST_WORD = "gradus ";
    private static final int STARTED_AFTER_NAME = 19;

    /** The command line that runs a program so. */
    static List<String> wrapped(List<String> argv) {
        List<String> wrapped = new ArrayList<>(List.of("sh", "-c", START, "sh"));
        wrapped.addAll(argv);
        return wrapped;
    }

    /** The mark in the first line of the standard error. */
    static Optional<ExecMark> ofLine(ContainerId container, @Nullable String user, String line) {
        int name = line.lastIndexOf(')');
        if (!line.startsWith(FIRST_WORD) || name < 0) {
            return Optional.empty();
        }
        String[] rest = line.substring(name + 1).strip().split(" ");
        try {
            long pid = Long.parseLong(line.substring(FIRST_WORD.length(), line.indexOf(' ', FIRST_WORD.length())));
            long started = rest.length > STARTED_AFTER_NAME ? Long.parseLong(rest[STARTED_AFTER_NAME]) : 0;
            return Optional.of(new ExecMark(container, user, pid, started));
        } catch (NumberFormatException noEntry) {
            return Optional.empty();
        }
    }

    /** What is stored for whoever has to end the program. */
    Document note() {
        return Document.emptyObject()
                .with("container", container.value())
                .with("user", user)
                .with("pid", pid)
                .with("started", started);
    }

    /** The mark in a note; empty when it is none of ours. */
    static Optional<ExecMark> read(Document note) {
        Optional<String> container =
                note.member("container").filter(Document::isString).map(Document::text);
        Optional<Document> pid = note.member("pid").filter(Document::isInteger);
        Optional<Document> started = note.member("started").filter(Document::isInteger);
        if (container.isEmpty() || pid.isEmpty() || started.isEmpty()) {
            return Optional.empty();
        }
        String user = note.member("user")
                .filter(Document::isString)
                .map(Document::text)
                .orElse(null);
        return Optional.of(new ExecMark(
                new ContainerId(container.get()),
                user,
                pid.get().longValue(),
                started.get().longValue()));
    }
}
