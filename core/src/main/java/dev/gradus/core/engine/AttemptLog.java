package dev.gradus.core.engine;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.LogStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What one attempt prints, gathered into chunks and stored from time to time. Bounded: when the store does not take chunks, the
 * oldest that are waiting are dropped and counted. Thread safe.
 */
final class AttemptLog {
    private static final Logger LOG = System.getLogger(AttemptLog.class.getName());
    private static final int CHUNK_CHARS = LogStore.CHUNK_BYTES / 4;
    private static final int MAX_WAITING = 512;

    private final ClaimedStep claimed;
    private final LogStore store;
    private final InstantSource clock;
    private final StringBuilder text = new StringBuilder();
    private final List<LogChunk> waiting = new ArrayList<>();
    private LogChunk.Source source = LogChunk.Source.STDOUT;
    private long seq;
    private long dropped;

    AttemptLog(ClaimedStep claimed, LogStore store, InstantSource clock) {
        this.claimed = claimed;
        this.store = store;
        this.clock = clock;
    }

    /** Adds text; stores it when a chunk is full. */
    void print(LogChunk.Source from, String printed) {
        boolean full = false;
        synchronized (this) {
            if (from != source) {
                cut();
                source = from;
            }
            for (int start = 0; start < printed.length(); ) {
                int end = Math.min(printed.length(), start + CHUNK_CHARS - text.length());
                if (end < printed.length() && end > start && Character.isHighSurrogate(printed.charAt(end - 1))) {
                    end--;
                }
                text.append(printed, start, Math.max(end, start));
                if (end < printed.length() || text.length() >= CHUNK_CHARS) {
                    cut();
                }
                start = Math.max(end, start);
            }
            full = waiting.size() >= 4;
        }
        if (full) {
            flush();
        }
    }

    /** Stores what has gathered. */
    void flush() {
        List<LogChunk> due;
        synchronized (this) {
            cut();
            if (waiting.isEmpty()) {
                return;
            }
            due = List.copyOf(waiting);
        }
        try {
            store.append(due);
            synchronized (this) {
                waiting.removeAll(due);
            }
        } catch (CoreException refused) {
            LOG.log(
                    Level.WARNING,
                    "log of step {0} not stored yet: {1}",
                    claimed.step().key(),
                    refused.getMessage());
        }
    }

    private void cut() {
        if (text.isEmpty()) {
            return;
        }
        String clean = new String(
                text.toString().replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        text.setLength(0);
        if (waiting.size() >= MAX_WAITING) {
            waiting.remove(0);
            dropped++;
            LOG.log(
                    Level.WARNING,
                    "log of step {0}: {1} chunks dropped",
                    claimed.step().key(),
                    dropped);
        }
        seq++;
        waiting.add(new LogChunk(
                claimed.taskId(),
                claimed.step().id(),
                claimed.attempt().number(),
                seq,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                source,
                clean));
    }
}
