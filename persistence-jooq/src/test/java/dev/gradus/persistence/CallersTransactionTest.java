package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionBuilder;
import dev.gradus.core.definition.InputType;
import dev.gradus.core.engine.EngineTimes;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.IdempotencyKey;
import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import dev.gradus.core.testing.StoredTruth;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the application stores and what it enqueues, in one transaction. */
class CallersTransactionTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Cause TEST = Cause.of(new Actor("test"));

    /** Polls so seldom that only a hint wakes it. */
    private static final EngineTimes SELDOM = new EngineTimes(
            Duration.ofSeconds(15),
            Duration.ofMinutes(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5));

    record Order(long number) {}

    private final TestStores database = TestStores.openInOwnSchema();
    private final JooqStores stores = database.stores();
    private final Gradus gradus = Gradus.builder()
            .stores(stores)
            .times(SELDOM)
            .step("ship", Order.class, Order.class, (order, step) -> order)
            .definition(DefinitionBuilder.named("order")
                    .input("number", InputType.INTEGER)
                    .step("ship", step -> step.kind("ship", Map.of("number", "${inputs.number}"))))
            .build();

    @BeforeEach
    void createTheApplicationsTable() {
        database.execute("create table public.orders (number bigint primary key)");
    }

    @AfterEach
    void close() {
        gradus.close();
        database.close();
    }

    @Nested
    class Committed {
        @Test
        void shouldBeSeenByNobodyBefore() throws SQLException {
            try (Connection connection = transaction()) {
                insert(connection, 1);
                TaskId task = gradus.in(stores.joining(connection)).enqueue("order", new Order(1));

                assertThat(stores.tasks().find(task)).isEmpty();
                assertThat(gradus.in(stores.joining(connection))
                                .get(task)
                                .task()
                                .id())
                        .isEqualTo(task);
                connection.commit();

                assertThat(gradus.tasks().get(task).task().state()).isEqualTo(TaskState.RUNNING);
                StoredTruth.assertMatchesEvents(stores, task);
                assertThat(database.query("select number from orders")).containsExactly("1");
            }
        }

        @Test
        void shouldWakeAnIdleWorkerOfTheSameProcess() throws SQLException {
            gradus.startWorker(WorkerOptions.of(1));
            TaskId task;
            try (Connection connection = transaction()) {
                task = gradus.in(stores.joining(connection)).enqueue("order", new Order(2));
                connection.commit();
            }

            assertThat(gradus.await(task, SOON).task().state()).isEqualTo(TaskState.COMPLETED);
        }

        @Test
        void shouldWorkThroughAConfigurationOfJooq() throws SQLException {
            try (Connection connection = database.database().dataSource().getConnection()) {
                TaskId task = DSL.using(connection, SQLDialect.POSTGRES).transactionResult(configuration -> {
                    DSL.using(configuration).execute("insert into public.orders values (3)");
                    return gradus.in(stores.joining(configuration)).enqueue("order", new Order(3));
                });

                assertThat(gradus.tasks().get(task).task().spec().inputs())
                        .isEqualTo(Document.emptyObject().with("number", 3));
            }
        }

        @Test
        void shouldNotBeOvertakenByReadersOfAllEvents() throws SQLException {
            try (Connection connection = transaction()) {
                EventPosition start = gradus.events().end();
                TaskId early = gradus.in(stores.joining(connection)).enqueue("order", new Order(4));
                TaskId late = gradus.enqueue("order", new Order(5));

                List<EventEnvelope> before = gradus.events().after(start, 100);
                connection.commit();
                List<EventEnvelope> after = gradus.events().after(start, 100);

                assertThat(before).isEmpty();
                assertThat(after)
                        .extracting(event -> event.stream().id())
                        .containsSubsequence(early.value(), late.value());
            }
        }
    }

    @Nested
    class RolledBack {
        @Test
        void shouldLeaveNothing() throws SQLException {
            try (Connection connection = transaction()) {
                insert(connection, 1);
                gradus.in(stores.joining(connection)).enqueue("order", new Order(1));
                connection.rollback();
            }

            assertThat(gradus.tasks().list(TaskFilter.newest(10)).tasks()).isEmpty();
            assertThat(database.query("select number from orders")).isEmpty();
        }
    }

    @Nested
    class AnIdempotencyKey {
        @Test
        void shouldHoldInsideTheTransactionAndAfterIt() throws SQLException {
            TaskRequest request = under("key", 1);
            TaskId first;
            try (Connection connection = transaction()) {
                first = gradus.in(stores.joining(connection))
                        .create(request, TEST)
                        .task()
                        .id();
                TaskSnapshot again = gradus.in(stores.joining(connection)).create(request, TEST);
                connection.commit();

                assertThat(again.task().id()).isEqualTo(first);
            }
            assertThat(gradus.tasks().create(request, TEST).task().task().id()).isEqualTo(first);
        }

        @Test
        void shouldBeFreeAfterARollback() throws SQLException {
            try (Connection connection = transaction()) {
                gradus.in(stores.joining(connection)).create(under("key", 1), TEST);
                connection.rollback();
            }

            assertThat(gradus.tasks().create(under("key", 2), TEST).replayed()).isFalse();
        }

        private TaskRequest under(String key, long number) {
            return TaskRequest.of("order", Document.ofRecord(new Order(number)))
                    .under(new IdempotencyKey(key, "print-" + number));
        }
    }

    @Nested
    class Applied {
        @Test
        void shouldTakeEffectWithTheCommit() throws SQLException {
            TaskId task = gradus.enqueue("order", new Order(1));
            try (Connection connection = transaction()) {
                gradus.in(stores.joining(connection)).apply(task, new TaskCommand.CancelTask(), TEST);

                assertThat(gradus.tasks().get(task).task().state()).isEqualTo(TaskState.RUNNING);
                connection.commit();
            }

            assertThat(gradus.tasks().get(task).task().state()).isEqualTo(TaskState.CANCELLED);
        }
    }

    @Nested
    class Refused {
        @Test
        void aConnectionThatCommitsByItselfShouldBe() throws SQLException {
            try (Connection connection = database.database().dataSource().getConnection()) {
                assertThatExceptionOfType(CoreException.class)
                        .isThrownBy(() -> gradus.in(stores.joining(connection)).enqueue("order", new Order(1)))
                        .withMessageContaining("setAutoCommit(false)")
                        .extracting(CoreException::code)
                        .isEqualTo(ErrorCode.USAGE);
            }
        }

        @Test
        void anUnknownDefinitionShouldBeAndLeaveTheTransactionUsable() throws SQLException {
            try (Connection connection = transaction()) {
                assertThatExceptionOfType(CoreException.class)
                        .isThrownBy(() -> gradus.in(stores.joining(connection)).enqueue("ordr", new Order(1)));
                insert(connection, 1);
                connection.commit();
            }

            assertThat(database.query("select number from orders")).containsExactly("1");
        }
    }

    private Connection transaction() throws SQLException {
        Connection connection = database.database().dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void insert(Connection connection, long number) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into public.orders values (" + number + ")");
        }
    }
}
