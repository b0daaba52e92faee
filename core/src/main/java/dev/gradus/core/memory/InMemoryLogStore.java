package dev.gradus.core.memory;

import dev.gradus.core.event.EventPosition;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.LogStore;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Logs in memory; whole chunks are kept or left out. Nothing else reads them, so they have a lock of their own. */
final class InMemoryLogStore implements LogStore {
    private final Map<AttemptKey, AttemptLog> byAttempt = new HashMap<>();
    private final Map<TaskId, NavigableMap<EventPosition, LogChunk>> byTask = new HashMap<>();
    private long lastTransaction;
    private long lastChunk;

    /**
     * Whose log it is.
     *
     * @param step the step
     * @param attempt the attempt's number
     */
    private record AttemptKey(StepId step, int attempt) {}

    @Override
    public synchronized void append(List<LogChunk> chunks) {
        lastTransaction++;
        for (LogChunk chunk : chunks) {
            AttemptKey key = new AttemptKey(chunk.step(), chunk.attempt());
            NavigableMap<EventPosition, LogChunk> task = byTask.computeIfAbsent(chunk.task(), any -> new TreeMap<>());
            AttemptLog log = byAttempt.computeIfAbsent(key, any -> new AttemptLog(task));
            if (chunk.seq() > log.lastSeq()) {
                log.add(new PositionedChunk(new EventPosition(lastTransaction, ++lastChunk), chunk));
            }
        }
    }

    /** Whether the task's steps printed anything that is kept. */
    synchronized boolean has(TaskId task) {
        return byTask.containsKey(task);
    }

    /** Removes all that the task's steps printed. */
    synchronized void delete(TaskSnapshot task) {
        byTask.remove(task.task().id());
        byAttempt.keySet().removeIf(key -> task.step(key.step()).isPresent());
    }

    @Override
    public synchronized List<LogChunk> read(StepId step, int attempt, long afterSeq, int limit) {
        AttemptLog log = byAttempt.get(new AttemptKey(step, attempt));
        return log == null ? List.of() : log.read(afterSeq, limit);
    }

    @Override
    public synchronized List<PositionedChunk> readTask(TaskId task, EventPosition after, int limit) {
        NavigableMap<EventPosition, LogChunk> chunks = byTask.getOrDefault(task, new TreeMap<>());
        return chunks.tailMap(after, false).entrySet().stream()
                .limit(limit)
                .map(entry -> new PositionedChunk(entry.getKey(), entry.getValue()))
                .toList();
    }
}
