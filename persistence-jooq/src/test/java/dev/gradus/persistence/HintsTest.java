package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.port.StoresContract;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Hints between processes. */
class HintsTest {
    @Test
    void aReadyStepShouldWakeAnotherProcess() {
        try (TestStores database = TestStores.open();
                JooqStores other = JooqStores.builder(database.database().dataSource())
                        .allowLoss()
                        .open()) {
            CompletableFuture<Void> woken = CompletableFuture.runAsync(() -> sleepUntilHinted(other));
            await().atMost(StoresContract.BOUND).until(() -> listeners(database) == 1);

            database.stores()
                    .tasks()
                    .create(NewTasks.automatic("task", new StepSpecs("kind").step("a")), StoresContract.CAUSE);

            await().atMost(StoresContract.BOUND).until(woken::isDone);
            assertThat(woken).isCompleted();
        }
    }

    @Test
    void whoNeverWaitsShouldNotListen() throws InterruptedException {
        try (TestStores database = TestStores.open()) {
            database.stores().hint().give();
            assertThat(listeners(database)).isZero();

            database.stores().hint().await(Duration.ZERO);

            await().atMost(StoresContract.BOUND).until(() -> listeners(database) == 1);
        }
    }

    @Test
    void aListenerShouldComeBackWhenItsConnectionBreaks() throws InterruptedException {
        try (TestStores database = TestStores.open()) {
            database.stores().hint().await(Duration.ZERO);
            await().atMost(StoresContract.BOUND).until(() -> listeners(database) == 1);

            database.query("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and query like 'listen %'");

            await().atMost(StoresContract.BOUND).until(() -> listeners(database) == 1);
        }
    }

    @Test
    void closingShouldEndBothThreads() throws InterruptedException {
        try (TestStores database = TestStores.open()) {
            database.stores().hint().await(Duration.ZERO);
            await().atMost(StoresContract.BOUND).until(() -> listeners(database) == 1);

            database.stores().close();

            await().atMost(StoresContract.BOUND).until(() -> listeners(database) == 0);
        }
    }

    private static void sleepUntilHinted(JooqStores stores) {
        try {
            stores.hint().await(StoresContract.BOUND.multipliedBy(3));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int listeners(TestStores database) {
        return Integer.parseInt(database.query("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and query like 'listen %'")
                .get(0));
    }
}
