package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.event.EventPosition;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.testing.NewTasks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link LogStore} promises. */
public interface LogStoreContract extends StoresContract {
    /** When everything here was printed. */
    Instant PRINTED = Instant.parse("2030-01-02T08:00:00Z");

    @Test
    default void readShouldGoOnAfterANumber() {
        Printed step = printing();
        List<LogChunk> chunks = List.of(step.chunk(1, "one"), step.chunk(2, "two"), step.chunk(3, "three"));

        stores().logs().append(chunks);

        assertThat(stores().logs().read(step.id(), 1, 0, 10)).containsExactlyElementsOf(chunks);
        assertThat(stores().logs().read(step.id(), 1, 1, 1)).containsExactly(chunks.get(1));
        assertThat(stores().logs().read(step.id(), 2, 0, 10)).isEmpty();
    }

    @Test
    default void appendShouldStoreNothingTwice() {
        Printed step = printing();
        stores().logs().append(List.of(step.chunk(1, "one"), step.chunk(2, "two")));

        stores().logs().append(List.of(step.chunk(2, "two"), step.chunk(3, "three")));
        stores().logs().append(List.of());

        assertThat(stores().logs().read(step.id(), 1, 0, 10))
                .extracting(LogChunk::text)
                .containsExactly("one", "two", "three");
    }

    @Test
    default void appendShouldKeepAttemptsApart() {
        Printed step = printing();
        LogChunk first = step.chunk(1, "first");
        LogChunk second = new LogChunk(step.task(), step.id(), 2, 1, PRINTED, LogChunk.Source.STDERR, "second");

        stores().logs().append(List.of(first));
        stores().logs().append(List.of(second));

        assertThat(stores().logs().read(step.id(), 1, 0, 10)).containsExactly(first);
        assertThat(stores().logs().read(step.id(), 2, 0, 10)).containsExactly(second);
    }

    @Test
    default void appendShouldKeepTheBeginningAndTheEndOfALongLog() {
        Printed step = printing();
        int all = 150;
        for (int seq = 1; seq <= all; seq += 10) {
            List<LogChunk> ten = new ArrayList<>();
            for (int one = seq; one < seq + 10; one++) {
                ten.add(step.full(one));
            }
            stores().logs().append(ten);
        }

        List<LogChunk> kept = stores().logs().read(step.id(), 1, 0, 1_000);

        int head = LogStore.HEAD_BYTES / LogStore.CHUNK_BYTES;
        int tail = LogStore.TAIL_BYTES / LogStore.CHUNK_BYTES;
        assertThat(kept).hasSize(head + 1 + tail);
        assertThat(kept.subList(0, head)).allMatch(chunk -> chunk.seq() <= head);
        LogChunk mark = kept.get(head);
        assertThat(mark.source()).isEqualTo(LogChunk.Source.GRADUS);
        assertThat(mark.text()).contains(Integer.toString((all - head - tail) * LogStore.CHUNK_BYTES));
        assertThat(kept.subList(head + 1, kept.size())).allMatch(chunk -> chunk.seq() > all - tail);
        assertThat(kept).extracting(LogChunk::seq).isSorted().doesNotHaveDuplicates();
        assertThat(kept.get(kept.size() - 1)).isEqualTo(step.full(all));
    }

    @Test
    default void readTaskShouldShowAllStepsAndMissNothing() {
        TaskSnapshot task = task(create(NewTasks.automatic(unique("logs"), steps().step("a"), steps().step("b"))));
        Printed first = printing(task, "a");
        Printed second = printing(task, "b");
        stores().logs().append(List.of(first.chunk(1, "a1")));
        stores().logs().append(List.of(second.chunk(1, "b1"), second.chunk(2, "b2")));
        stores().logs().append(List.of(first.chunk(2, "a2")));
        stores().logs().append(List.of(printing().chunk(1, "another task")));

        List<LogStore.PositionedChunk> seen = new ArrayList<>();
        await().atMost(BOUND).until(() -> follow(first.task(), seen) == 4);

        assertThat(seen).extracting(one -> one.chunk().text()).containsExactly("a1", "b1", "b2", "a2");
        assertThat(seen).extracting(LogStore.PositionedChunk::position).isSorted();
    }

    private int follow(TaskId task, List<LogStore.PositionedChunk> seen) {
        EventPosition from =
                seen.isEmpty() ? EventPosition.START : seen.get(seen.size() - 1).position();
        List<LogStore.PositionedChunk> read = stores().logs().readTask(task, from, 2);
        seen.addAll(read);
        return seen.size();
    }

    private Printed printing() {
        return printing(task(create(NewTasks.automatic(unique("log"), steps().step("a")))), "a");
    }

    private static Printed printing(TaskSnapshot task, String key) {
        return new Printed(task.task().id(), task.require(new StepKey(key)).id());
    }

    /**
     * What the first attempt of a step prints.
     *
     * @param task the step's task
     * @param id the step
     */
    record Printed(TaskId task, StepId id) {
        LogChunk chunk(long seq, String text) {
            return new LogChunk(task, id, 1, seq, PRINTED, LogChunk.Source.STDOUT, text);
        }

        LogChunk full(long seq) {
            return chunk(seq, Character.toString('a' + (int) (seq % 26)).repeat(LogStore.CHUNK_BYTES));
        }
    }
}
