package dev.gradus.core.host;

import dev.gradus.core.data.Document;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is noted of a started command, for whoever has to end it later.
 *
 * @param host where it runs
 * @param pid its process, session and group
 * @param started when its process started, see {@link ProcessStat}; 0 when it had ended before it could be asked
 */
record CommandNote(HostId host, long pid, long started) {

    /** The note of a process of this host. */
    static Document of(long pid) {
        return Document.emptyObject()
                .with("pid", pid)
                .with("pgid", pid)
                .with("host", HostId.current().value())
                .with("started", ProcessStat.of(pid).map(ProcessStat::started).orElse(0L));
    }

    /** Reads a note; null when it is none. */
    static @Nullable CommandNote read(Document note) {
        long pid = number(note, "pid");
        HostId host = note.member("host")
                .filter(Document::isString)
                .map(word -> HostId.parse(word.text()))
                .orElse(null);
        return pid <= 1 || host == null ? null : new CommandNote(host, pid, number(note, "started"));
    }

    /**
     * Whether its number has gone to another process. The kernel gives no number away that is still that of a session, so
     * then all of the command is gone.
     */
    boolean isGone() {
        Optional<ProcessStat> now = ProcessStat.of(pid);
        return now.isPresent() && now.get().started() != started;
    }

    private static long number(Document note, String name) {
        return note.member(name)
                .filter(Document::isInteger)
                .map(Document::integer)
                .filter(value -> value.bitLength() < Long.SIZE)
                .map(Number::longValue)
                .orElse(0L);
    }
}
