package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.IdempotencyKey;
import dev.gradus.core.port.StoresContract;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.Rulings;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.StoredTruth;
import dev.gradus.core.testing.TestWorker;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connection breaks at the worst moments: nothing is lost, nothing happens twice. */
class LostAnswersTest {
    private static final StepSpecs STEPS = new StepSpecs("kind");

    private TestStores database;
    private FaultySource faults;
    private JooqStores stores;

    @BeforeEach
    void open() {
        database = TestStores.open();
        faults = new FaultySource(database.database().dataSource());
        stores = JooqStores.builder(faults.dataSource())
                .hints(database.database().dataSource())
                .allowLoss()
                .open();
    }

    @AfterEach
    void close() {
        stores.close();
        database.close();
    }

    @Test
    void aTaskShouldBeStoredOnceAlthoughTheAnswerWasLost() {
        faults.loseNextAnswer();

        TaskId id = created();

        assertThat(faults.lost()).isEqualTo(1);
        assertThat(database.query("select id from task")).containsExactly(id.toString());
        StoredTruth.assertMatchesEvents(stores, id);
    }

    @Test
    void aTaskUnderAKeyShouldNotLookReplayedWhenTheAnswerWasLost() {
        faults.loseNextAnswer();

        var created = stores.tasks()
                .create(
                        NewTasks.under(
                                new IdempotencyKey("key", "print"), NewTasks.automatic("keyed", STEPS.step("a"))),
                        StoresContract.CAUSE);

        assertThat(created.replayed()).isFalse();
        assertThat(database.query("select id from task")).hasSize(1);
    }

    @Test
    void aClaimShouldHoldAlthoughTheAnswerWasLost() {
        TaskId id = created();
        TestWorker worker = TestWorker.start(stores, "kind");
        faults.loseNextAnswer();

        ClaimedStep claimed = worker.claimOne();

        assertThat(faults.lost()).isEqualTo(1);
        assertThat(claimed.attempt().number()).isEqualTo(1);
        worker.succeed(claimed).orThrow();
        StoredTruth.assertMatchesEvents(stores, id);
    }

    @Test
    void aCompletionShouldBeAcceptedAlthoughTheAnswerWasLost() {
        TaskId id = created();
        TestWorker worker = TestWorker.start(stores, "kind");
        ClaimedStep claimed = worker.claimOne();
        faults.loseNextAnswer();

        var change = worker.complete(claimed.held(), Outcome.success(Document.emptyObject()));

        assertThat(faults.lost()).isEqualTo(1);
        assertThat(change.isRejected()).isFalse();
        assertThat(change.snapshot()).isEqualTo(stores.tasks().find(id).orElseThrow());
        StoredTruth.assertMatchesEvents(stores, id);
    }

    @Test
    void aHandBackShouldBeAcceptedAlthoughTheAnswerWasLost() {
        created();
        TestWorker worker = TestWorker.start(stores, "kind");
        ClaimedStep claimed = worker.claimOne();
        faults.loseNextAnswer();

        assertThat(stores.queue().handBack(claimed.step().id(), claimed.held().fence()))
                .isTrue();
    }

    @Test
    void aChangeShouldBeRepeatedWhenItsCommitNeverArrived() {
        TaskId id = created();
        faults.loseNextCommit();

        stores.tasks()
                .change(id, StoresContract.CAUSE, Rulings.of(new TaskCommand.Pause()))
                .orThrow();

        assertThat(faults.lost()).isEqualTo(1);
        assertThat(stores.tasks().find(id).orElseThrow().task().progress().paused())
                .isTrue();
        StoredTruth.assertMatchesEvents(stores, id);
    }

    @Test
    void aChangeShouldBeRepeatedWhenItsBackendIsTerminatedInTheMiddle() {
        TaskId id = created();
        AtomicInteger rulings = new AtomicInteger();

        stores.tasks()
                .change(id, StoresContract.CAUSE, (snapshot, now, ids) -> {
                    if (rulings.incrementAndGet() == 1) {
                        database.query("select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where datname = current_database() and state = 'idle in transaction'");
                    }
                    return Rulings.of(new TaskCommand.Pause()).decide(snapshot, now, ids);
                })
                .orThrow();

        assertThat(rulings).hasValue(2);
        assertThat(stores.tasks().find(id).orElseThrow().task().progress().paused())
                .isTrue();
        StoredTruth.assertMatchesEvents(stores, id);
    }

    @Test
    void aChangeShouldBeRepeatedWhenItsProcessWasAwayInTheMiddleForTooLong() {
        TaskId id = created();
        AtomicInteger rulings = new AtomicInteger();
        database.execute("do $$ begin execute format("
                + "'alter database %I set idle_in_transaction_session_timeout = 100', current_database()); end $$");

        stores.tasks()
                .change(id, StoresContract.CAUSE, (snapshot, now, ids) -> {
                    if (rulings.incrementAndGet() == 1) {
                        await().until(() -> database.query("select 1 from pg_stat_activity"
                                        + " where datname = current_database() and state = 'idle in transaction'")
                                .isEmpty());
                    }
                    return Rulings.of(new TaskCommand.Pause()).decide(snapshot, now, ids);
                })
                .orThrow();

        assertThat(rulings).hasValue(2);
        StoredTruth.assertMatchesEvents(stores, id);
    }

    @Test
    void aFateThatNobodyKnowsShouldBeToldAsUnreachable() {
        TaskId id = created();
        faults.breakForGoodAfterNextCommit();

        assertThatExceptionOfType(CoreException.class)
                .isThrownBy(() -> stores.tasks().change(id, StoresContract.CAUSE, Rulings.of(new TaskCommand.Pause())))
                .extracting(CoreException::code)
                .isEqualTo(ErrorCode.UNREACHABLE);
    }

    @Test
    void aCompletionWithTheRightStateButAnotherFenceShouldWriteNothing() {
        TaskId id = created();
        TestWorker worker = TestWorker.start(stores, "kind");
        ClaimedStep claimed = worker.claimOne();
        database.execute("update step set fence = nextval('fences')");

        assertThat(worker.succeed(claimed).isRejected()).isTrue();

        assertThat(stores.tasks()
                        .find(id)
                        .orElseThrow()
                        .require(claimed.step().key())
                        .state())
                .isEqualTo(StepState.RUNNING);
    }

    private TaskId created() {
        return stores.tasks()
                .create(NewTasks.automatic("task", STEPS.step("a")), StoresContract.CAUSE)
                .snapshot()
                .task()
                .id();
    }
}
