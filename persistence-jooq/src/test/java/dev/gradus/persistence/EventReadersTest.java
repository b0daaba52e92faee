package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.port.StoresContract;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.Rulings;
import dev.gradus.core.testing.StepSpecs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers of all streams, and transactions that commit in another order than they began. */
class EventReadersTest {
    private TestStores database;

    @BeforeEach
    void open() {
        database = TestStores.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTransactionThatCommitsLateShouldNotBeOvertaken() throws Exception {
        TaskId early = created("early");
        TaskId late = created("late");
        EventPosition start = settled();
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<?> slow = CompletableFuture.runAsync(() -> database.stores()
                .tasks()
                .change(early, StoresContract.CAUSE, (snapshot, now, ids) -> {
                    began.countDown(); // the transaction has its number by now
                    waitFor(mayCommit);
                    return Rulings.audit().decide(snapshot, now, ids);
                }));
        began.await();

        database.stores().tasks().change(late, StoresContract.CAUSE, Rulings.audit());
        List<EventEnvelope> before = database.stores().events().readAll(start, 10);
        mayCommit.countDown();
        slow.get();

        assertThat(before)
                .as("the later event hides until the earlier is there")
                .isEmpty();
        List<EventEnvelope> after = new ArrayList<>();
        await().atMost(StoresContract.BOUND).until(() -> {
            after.clear();
            after.addAll(database.stores().events().readAll(start, 10));
            return after.size() == 2;
        });
        assertThat(after).extracting(event -> event.stream().id()).containsExactly(early.value(), late.value());
        assertThat(after)
                .extracting(EventEnvelope::position)
                .doesNotContainNull()
                .isSorted();
    }

    /** The end, once nothing that was stored before is hidden any more. */
    private EventPosition settled() {
        EventPosition all = EventPosition.parse(
                database.query("select xid || '-' || id from event order by xid desc, id desc limit 1")
                        .get(0));
        return await().atMost(StoresContract.BOUND)
                .until(() -> database.stores().events().end(), all::equals);
    }

    private TaskId created(String name) {
        return database.stores()
                .tasks()
                .create(NewTasks.automatic(name, new StepSpecs("kind").step("a")), StoresContract.CAUSE)
                .snapshot()
                .task()
                .id();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
