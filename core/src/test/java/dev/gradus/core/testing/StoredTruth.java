package dev.gradus.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.Stream;
import dev.gradus.core.port.Stores;
import dev.gradus.core.task.TaskFold;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.List;
import java.util.stream.LongStream;

/** Holds a stored task against its events: the check that {@code gradus task verify} makes. */
public final class StoredTruth {
    private static final int MORE_THAN_ANY_TEST_WRITES = 10_000;

    private StoredTruth() {}

    /** Fails unless the task's events are numbered without gaps and their fold is the task as it is stored. */
    public static void assertMatchesEvents(Stores stores, TaskId task) {
        TaskSnapshot stored = stores.tasks().find(task).orElseThrow();
        List<EventEnvelope> events = events(stores, task);
        assertThat(events)
                .extracting(EventEnvelope::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, stored.seq()).boxed().toList());
        assertThat(TaskFold.differences(stored, TaskFold.of(task, events))).isEmpty();
    }

    /** All events of the task, in order. */
    public static List<EventEnvelope> events(Stores stores, TaskId task) {
        return stores.events().read(new Stream(Stream.Kind.TASK, task.value()), 0, MORE_THAN_ANY_TEST_WRITES);
    }
}
