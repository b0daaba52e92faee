package dev.gradus.core.port;

import dev.gradus.core.event.EventPosition;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;
import java.util.List;

/**
 * Keeps what executing steps print: per attempt at most 8 MiB, the first 1 MiB and the last 7 MiB, with a mark that tells
 * how many bytes are missing between. Appending continues by {@code seq}, so that a repeated append stores nothing twice.
 * Thread safe.
 */
public interface LogStore {
    /** The first bytes that are always kept. */
    int HEAD_BYTES = 1 << 20;

    /** The last bytes that are always kept. */
    int TAIL_BYTES = 7 << 20;

    /** The largest text of one chunk, in UTF-8 bytes. */
    int CHUNK_BYTES = 64 << 10;

    /** Appends chunks of one attempt, in one transaction; chunks whose {@code seq} is stored already are left out. */
    void append(List<LogChunk> chunks);

    /** The chunks of one attempt after a seq, in order, at most {@code limit}. */
    List<LogChunk> read(StepId step, int attempt, long afterSeq, int limit);

    /** The chunks of all steps of a task after a position, in the order of positions, at most {@code limit}; nothing is
     * overtaken, as in {@link EventLog#readAll}. */
    List<PositionedChunk> readTask(TaskId task, EventPosition after, int limit);

    /**
     * A chunk and where it stands among its task's chunks.
     *
     * @param position for going on from here
     * @param chunk the text
     */
    record PositionedChunk(EventPosition position, LogChunk chunk) {}
}
