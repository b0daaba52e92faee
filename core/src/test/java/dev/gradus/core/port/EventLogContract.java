package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.event.Stream;
import dev.gradus.core.task.TaskEvent;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.Rulings;
import dev.gradus.core.testing.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link EventLog} promises. */
public interface EventLogContract extends StoresContract {

    @Test
    default void readShouldGoOnAfterANumber() {
        TaskId id = create(NewTasks.automatic(unique("read"), steps().step("a")));
        audit(id, 5);
        Stream stream = stream(id);

        List<EventEnvelope> all = stores().events().read(stream, 0, 100);

        assertThat(all).hasSize(7).allMatch(stored -> stored.stream().equals(stream));
        assertThat(stores().events().read(stream, 3, 2)).containsExactlyElementsOf(all.subList(3, 5));
        assertThat(stores().events().read(stream, 7, 100)).isEmpty();
        assertThat(stores().events().read(new Stream(Stream.Kind.TASK, Integer.MAX_VALUE), 0, 100))
                .isEmpty();
    }

    @Test
    default void readAllShouldShowEveryEventInOrderPageByPage() {
        EventPosition start = stores().events().end();
        TaskId first = create(NewTasks.automatic(unique("first"), steps().step("a")));
        TaskId second = create(NewTasks.automatic(unique("second"), steps().step("a")));
        audit(first, 3);

        List<EventEnvelope> seen = new ArrayList<>();
        await().atMost(BOUND).until(() -> follow(start, seen, 2, first, second) == 7);

        assertThat(seen)
                .filteredOn(stored -> stored.stream().equals(stream(first)))
                .extracting(EventEnvelope::seq)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(seen)
                .extracting(EventEnvelope::position)
                .doesNotContainNull()
                .isSorted();
    }

    @Test
    default void endShouldBeWhereReadAllHasNothingMore() {
        EventPosition before = stores().events().end();
        create(NewTasks.automatic(unique("end"), steps().step("a")));

        await().atMost(BOUND).until(() -> stores().events().end().compareTo(before) > 0);

        EventPosition end = stores().events().end();
        List<EventEnvelope> shown = stores().events().readAll(before, 1_000);
        assertThat(shown.get(shown.size() - 1).position()).isEqualTo(end);
        assertThat(stores().events().readAll(end, 10)).isEmpty();
    }

    @Test
    default void readAllShouldMissNothingWhileEightThreadsWrite() {
        EventPosition start = stores().events().end();
        var writing = new AtomicInteger(8);
        List<Callable<List<EventEnvelope>>> threads = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            threads.add(() -> write(20, writing));
        }
        threads.add(() -> followWhile(start, writing));

        List<List<EventEnvelope>> answers = Together.run(threads);

        List<EventEnvelope> seen = answers.get(8);
        List<EventEnvelope> written =
                answers.subList(0, 8).stream().flatMap(List::stream).toList();
        assertThat(seen).containsAll(written).doesNotHaveDuplicates();
        assertThat(seen)
                .extracting(EventEnvelope::position)
                .doesNotContainNull()
                .isSorted();
    }

    @Test
    default void appendShouldNumberAStreamWithoutGaps() {
        Stream stream =
                new Stream(Stream.Kind.PROJECT, ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE));

        Together.run(8, number -> {
            for (int times = 0; times < 5; times++) {
                stores().events().append(stream, event(), CAUSE);
            }
            return number;
        });

        List<EventEnvelope> stored = stores().events().read(stream, 0, 100);
        assertThat(stored).hasSize(40);
        assertThat(stored.get(0).seq()).isEqualTo(1);
        assertThat(stored.get(39).seq()).isEqualTo(40);
        assertThat(stored)
                .extracting(EventEnvelope::seq)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(stored)
                .allMatch(one -> one.event().equals(event()) && one.cause().equals(CAUSE));
    }

    @Test
    default void appendShouldAnswerWhatItStored() {
        EventEnvelope first = stores().events().append(Stream.INSTALLATION, event(), CAUSE);
        EventEnvelope second = stores().events().append(Stream.INSTALLATION, event(), CAUSE);

        assertThat(second.seq()).isEqualTo(first.seq() + 1);
        assertThat(second.stream()).isEqualTo(Stream.INSTALLATION);
        assertThat(stores().events().read(Stream.INSTALLATION, first.seq(), 1))
                .singleElement()
                .satisfies(stored -> {
                    assertThat(stored.event()).isEqualTo(second.event());
                    assertThat(stored.at()).isEqualTo(second.at());
                    assertThat(stored.position()).isNotNull();
                });
    }

    private void audit(TaskId id, int times) {
        for (int done = 0; done < times; done++) {
            stores().tasks().change(id, CAUSE, Rulings.audit()).orThrow();
        }
    }

    /** Reads on to the end, and counts what it has seen of these tasks. */
    private long follow(EventPosition start, List<EventEnvelope> seen, int page, TaskId... tasks) {
        EventPosition from = seen.isEmpty() ? start : positionOf(seen.get(seen.size() - 1));
        for (var read = stores().events().readAll(from, page);
                !read.isEmpty();
                read = stores().events().readAll(positionOf(seen.get(seen.size() - 1)), page)) {
            seen.addAll(read);
        }
        List<Stream> streams =
                java.util.stream.Stream.of(tasks).map(EventLogContract::stream).toList();
        return seen.stream().filter(stored -> streams.contains(stored.stream())).count();
    }

    /** Reads on as long as anybody writes, and then until it has seen all. */
    private List<EventEnvelope> followWhile(EventPosition start, AtomicInteger writing) {
        List<EventEnvelope> seen = new ArrayList<>();
        while (writing.get() > 0) {
            follow(start, seen, 7);
        }
        EventPosition last = positionOf(stores().events().append(Stream.INSTALLATION, event(), CAUSE));
        await().atMost(BOUND).until(() -> {
            follow(start, seen, 7);
            return !seen.isEmpty() && positionOf(seen.get(seen.size() - 1)).compareTo(last) >= 0;
        });
        return seen;
    }

    private List<EventEnvelope> write(int times, AtomicInteger writing) {
        try {
            TaskId id = create(NewTasks.automatic(unique("writes"), steps().step("a")));
            audit(id, times);
            return stores().events().read(stream(id), 0, 1_000);
        } finally {
            writing.decrementAndGet();
        }
    }

    private static EventPosition positionOf(EventEnvelope stored) {
        EventPosition position = stored.position();
        if (position == null) {
            throw new AssertionError("a stored event without a position: " + stored);
        }
        return position;
    }

    private static TaskEvent event() {
        return new TaskEvent.PolicyViolated("noted", "it was noted", null, Document.emptyObject());
    }

    private static Stream stream(TaskId id) {
        return new Stream(Stream.Kind.TASK, id.value());
    }
}
