package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Gradus;
import dev.gradus.core.definition.DefinitionBuilder;
import dev.gradus.core.definition.InputType;
import dev.gradus.core.engine.EngineTimes;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.kind.TransactionalKind;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.StoresContract;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.RecordingStepContext;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.StoredTruth;
import dev.gradus.core.testing.TestWorker;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps whose writes and whose completion are one transaction. */
class TransactionalStepTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final EngineTimes FAST = new EngineTimes(
            Duration.ofMillis(900),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(50),
            Duration.ofSeconds(5));

    record Entry(long amount) {}

    private final TestStores database = TestStores.openInOwnSchema();
    private final JooqStores stores = database.stores();

    @BeforeEach
    void createTheApplicationsTable() {
        database.execute("create table public.booking (amount bigint)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void writesAndResultShouldBeCommittedTogether() {
        TaskSnapshot ended = run("retry: 1", (entry, transaction) -> {
            insert(transaction, entry.amount());
            DSL.using(transaction.configuration()).execute("insert into public.booking values (2)");
            assertThat(database.query("select count(*) from public.booking")).containsExactly("0");
            return entry;
        });

        assertThat(ended.results("book").as(Entry.class)).isEqualTo(new Entry(1));
        assertThat(database.query("select amount from public.booking order by 1"))
                .containsExactly("1", "2");
        StoredTruth.assertMatchesEvents(stores, ended.task().id());
    }

    @Test
    void aBodyThatThrowsShouldLeaveNothingAndBeRetried() {
        AtomicInteger calls = new AtomicInteger();
        TaskSnapshot ended = run("retry: 2", (entry, transaction) -> {
            insert(transaction, calls.incrementAndGet());
            if (calls.get() == 1) {
                throw new IllegalStateException("not yet");
            }
            return entry;
        });

        assertThat(ended.task().state()).isEqualTo(TaskState.COMPLETED);
        assertThat(database.query("select amount from public.booking")).containsExactly("2");
    }

    @Test
    void aStatementThatIsRefusedShouldFailTheAttemptWithItsMessage() {
        TaskSnapshot ended = run("retry: 1", (entry, transaction) -> {
            DSL.using(transaction.configuration()).execute("insert into public.nowhere values (1)");
            return entry;
        });

        assertThat(failure(ended).code()).isEqualTo("STEP_FAILED");
        assertThat(failure(ended).message()).contains("nowhere");
    }

    @Test
    void theTransactionShouldNotBeTheBodysToEnd() {
        TaskSnapshot ended = run("retry: 1", (entry, transaction) -> {
            insert(transaction, 1);
            transaction.connection().commit();
            return entry;
        });

        assertThat(failure(ended).message()).contains("commit()");
        assertThat(database.query("select amount from public.booking")).isEmpty();
    }

    @Test
    void aBodyThatTakesTooLongShouldBeEnded() {
        TaskSnapshot ended = run("timeout: 200ms", (entry, transaction) -> {
            insert(transaction, 1);
            new CountDownLatch(1).await();
            return entry;
        });

        assertThat(failure(ended).failureClass()).isEqualTo(FailureClass.TIMEOUT);
        assertThat(database.query("select amount from public.booking")).isEmpty();
    }

    @Test
    void whatTheDatabaseMayMendShouldBeRepeated() {
        AtomicInteger calls = new AtomicInteger();
        TaskSnapshot ended = run("retry: 1", (entry, transaction) -> {
            insert(transaction, entry.amount());
            if (calls.incrementAndGet() == 1) {
                throw new SQLException("could not serialize access", "40001");
            }
            return entry;
        });

        assertThat(ended.task().state()).isEqualTo(TaskState.COMPLETED);
        assertThat(database.query("select amount from public.booking")).containsExactly("1");
    }

    @Test
    void aStepThatWasTakenAwayShouldLeaveNothing() {
        AtomicInteger calls = new AtomicInteger();
        TransactionalKind kind = stores.transactional("book", Entry.class, Entry.class, (entry, transaction) -> {
            calls.incrementAndGet();
            return entry;
        });
        TaskId task = stores.tasks()
                .create(NewTasks.automatic("booking", new StepSpecs("book").step("book")), StoresContract.CAUSE)
                .snapshot()
                .task()
                .id();
        TestWorker worker = TestWorker.start(stores, "book");
        ClaimedStep lost = worker.claimOne();
        database.expire(worker.session());
        stores.queue().takeBack(lost.held(), worker.session(), StoresContract.CAUSE);

        TransactionalKind.Settlement settlement =
                kind.settle(RecordingStepContext.of("{\"amount\": 1}").executing(lost), StoresContract.CAUSE);

        assertThat(settlement)
                .isInstanceOfSatisfying(
                        TransactionalKind.Stored.class,
                        stored -> assertThat(stored.change().isRejected()).isTrue());
        assertThat(calls).hasValue(0);
        StoredTruth.assertMatchesEvents(stores, task);
    }

    @Test
    void whatIsHeldShouldBeCompletedOnce() {
        TransactionalKind kind = stores.transactional("book", Entry.class, Entry.class, (entry, transaction) -> {
            insert(transaction, entry.amount());
            return entry;
        });
        stores.tasks().create(NewTasks.automatic("booking", new StepSpecs("book").step("book")), StoresContract.CAUSE);
        ClaimedStep held = TestWorker.start(stores, "book").claimOne();
        RecordingStepContext context =
                RecordingStepContext.of("{\"amount\": 1}").executing(held);

        kind.settle(context, StoresContract.CAUSE);
        kind.settle(context, StoresContract.CAUSE);

        assertThat(database.query("select amount from public.booking")).containsExactly("1");
    }

    private TaskSnapshot run(String policy, TransactionalBody<Entry, Entry> body) {
        try (Gradus gradus = engine(policy, body)) {
            gradus.startWorker(WorkerOptions.of(1));
            return gradus.await(gradus.enqueue("booking", new Entry(1)), SOON);
        }
    }

    private Gradus engine(String policy, TransactionalBody<Entry, Entry> body) {
        String[] written = policy.split(": ");
        Object value = written[0].equals("retry") ? (Object) Integer.valueOf(written[1]) : written[1];
        return Gradus.builder()
                .stores(stores)
                .times(FAST)
                .kind(stores.transactional("book", Entry.class, Entry.class, body))
                .definition(DefinitionBuilder.named("booking")
                        .input("amount", InputType.INTEGER)
                        .step(
                                "book",
                                step -> step.with(written[0], value)
                                        .kind("book", Map.of("amount", "${inputs.amount}"))))
                .build();
    }

    private static void insert(StepTransaction transaction, long amount) throws SQLException {
        try (Statement statement = transaction.connection().createStatement()) {
            statement.executeUpdate("insert into public.booking values (" + amount + ")");
        }
    }

    private static Failure failure(TaskSnapshot ended) {
        return ended.require(new StepKey("book")).result().failure();
    }
}
