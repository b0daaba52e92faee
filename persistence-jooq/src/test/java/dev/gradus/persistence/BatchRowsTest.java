package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.BatchContract;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Receipt;
import dev.gradus.core.port.StoresContract;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What batches do to rows, and what rows can do to batches. */
class BatchRowsTest {
    private static final StepSpecs STEPS = new StepSpecs("kind");

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
    void whatTheDatabaseRefusesShouldHarmNoOther() {
        database.execute("alter table step add constraint no_poison check (results::text not like '%poison%')");
        created(3);
        TestWorker worker = TestWorker.start(database.stores(), "kind");
        List<ClaimedStep> claimed = worker.claim(3);

        List<Receipt> receipts = database.stores()
                .queue()
                .completeAll(List.of(
                        BatchContract.delivery(worker, claimed.get(0), saying("good")),
                        BatchContract.delivery(worker, claimed.get(1), saying("poison")),
                        BatchContract.delivery(worker, claimed.get(2), saying("fine"))));

        assertThat(receipts)
                .extracting(Receipt::fate)
                .containsExactly(Receipt.Fate.STORED, Receipt.Fate.REFUSED, Receipt.Fate.STORED);
        assertThat(database.query("select state from step order by id"))
                .containsExactly("completed", "running", "completed");
    }

    /** So few that a page has room for all their rows, whoever still looks at old ones. Statistics arrive a moment later. */
    @Test
    void completionsOfABatchShouldBeHeapOnly() {
        created(5);
        TestWorker worker = TestWorker.start(database.stores(), "kind");
        List<ClaimedStep> claimed = worker.claim(5);

        database.stores()
                .queue()
                .completeAll(claimed.stream()
                        .map(step -> BatchContract.delivery(worker, step, saying("done")))
                        .toList());

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> updates("n_tup_upd") == 10 && updates("n_tup_hot_upd") == 5);
    }

    /** Of five claims and five completions. */
    private long updates(String counter) {
        return Long.parseLong(database.query("select " + counter + " from pg_stat_user_tables where relname = 'step'")
                .get(0));
    }

    private void created(int tasks) {
        for (int n = 0; n < tasks; n++) {
            database.stores().tasks().create(NewTasks.automatic("task-" + n, STEPS.step("a")), StoresContract.CAUSE);
        }
    }

    private static Outcome saying(String word) {
        return Outcome.success(Document.emptyObject().with("say", word));
    }
}
