package dev.gradus.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.event.EventPosition;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.LogStore;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AttemptLogTest {
    private static final int UNEVEN = 50_001;

    private final NavigableMap<EventPosition, LogChunk> task = new TreeMap<>();
    private final AttemptLog log = new AttemptLog(task);

    @Test
    void chunksOfAnySizeShouldLeaveTheFirstAndTheLastBytesWhole() {
        int all = 400;
        for (int seq = 1; seq <= all; seq++) {
            log.add(chunk(seq));
        }

        List<LogChunk> kept = log.read(0, 1_000);
        long gap = kept.stream()
                .filter(chunk -> chunk.source() == LogChunk.Source.GRADUS)
                .mapToLong(LogChunk::seq)
                .findFirst()
                .orElseThrow();
        long head = kept.stream().filter(chunk -> chunk.seq() < gap).count() * UNEVEN;
        long tail = (all - gap) * UNEVEN;

        assertThat(head).isBetween((long) LogStore.HEAD_BYTES, LogStore.HEAD_BYTES + (long) UNEVEN);
        assertThat(tail).isBetween((long) LogStore.TAIL_BYTES, LogStore.TAIL_BYTES + (long) UNEVEN);
        assertThat(kept).extracting(LogChunk::text).contains(mark((long) all * UNEVEN - head - tail));
    }

    @Test
    void theTaskShouldShowTheSameChunksAsTheAttempt() {
        for (int seq = 1; seq <= 300; seq++) {
            log.add(chunk(seq));
        }

        assertThat(task.values()).containsExactlyElementsOf(log.read(0, 1_000));
    }

    @Test
    void aReaderShouldComeUponTheMarkWhenItsNextChunksAreGone() {
        for (int seq = 1; seq <= 300; seq++) {
            log.add(chunk(seq));
        }

        List<LogChunk> next = log.read(100, 1);

        assertThat(next).extracting(LogChunk::source).containsExactly(LogChunk.Source.GRADUS);
    }

    private static String mark(long missing) {
        return "[%d bytes are missing here]\n".formatted(missing);
    }

    private static LogStore.PositionedChunk chunk(long seq) {
        LogChunk chunk = new LogChunk(
                new TaskId(1),
                new StepId(1),
                1,
                seq,
                Instant.parse("2030-01-02T08:00:00Z"),
                LogChunk.Source.STDOUT,
                "x".repeat(UNEVEN));
        return new LogStore.PositionedChunk(new EventPosition(1, seq), chunk);
    }
}
