package dev.gradus.core.memory;

import dev.gradus.core.event.EventPosition;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.LogStore;
import dev.gradus.core.port.LogStore.PositionedChunk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The log of one attempt: its beginning, its end, and between them a mark that tells how much is missing. The mark stands
 * where the last missing chunk stood, so that a reader who goes on from an earlier chunk comes upon it.
 */
final class AttemptLog {
    private final NavigableMap<Long, LogChunk> bySeq = new TreeMap<>();
    private final Deque<PositionedChunk> tail = new ArrayDeque<>();
    private final NavigableMap<EventPosition, LogChunk> task;
    private long headBytes;
    private long tailBytes;
    private long missingBytes;
    private long lastSeq;
    private @Nullable PositionedChunk mark;

    /** An empty log that also shows its chunks among those of its task. */
    AttemptLog(NavigableMap<EventPosition, LogChunk> task) {
        this.task = task;
    }

    /** The number of the last chunk that was added, kept or not. */
    long lastSeq() {
        return lastSeq;
    }

    void add(PositionedChunk added) {
        lastSeq = added.chunk().seq();
        show(added);
        if (headBytes < LogStore.HEAD_BYTES) {
            headBytes += bytes(added);
            return;
        }
        tail.addLast(added);
        tailBytes += bytes(added);
        while (tailBytes - bytes(tail.getFirst()) >= LogStore.TAIL_BYTES) {
            leaveOut(tail.removeFirst());
        }
    }

    List<LogChunk> read(long afterSeq, int limit) {
        return bySeq.tailMap(afterSeq, false).values().stream().limit(limit).toList();
    }

    private void leaveOut(PositionedChunk oldest) {
        tailBytes -= bytes(oldest);
        missingBytes += bytes(oldest);
        if (mark != null) {
            bySeq.remove(mark.chunk().seq());
            task.remove(mark.position());
        }
        LogChunk gone = oldest.chunk();
        String text = "[%d bytes are missing here]\n".formatted(missingBytes);
        mark = new PositionedChunk(
                oldest.position(),
                new LogChunk(
                        gone.task(), gone.step(), gone.attempt(), gone.seq(), gone.at(), LogChunk.Source.GRADUS, text));
        show(mark);
    }

    private void show(PositionedChunk chunk) {
        bySeq.put(chunk.chunk().seq(), chunk.chunk());
        task.put(chunk.position(), chunk.chunk());
    }

    private static int bytes(PositionedChunk chunk) {
        return chunk.chunk().text().getBytes(StandardCharsets.UTF_8).length;
    }
}
