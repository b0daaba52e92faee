package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.outbox.Delivery;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.port.DeliveryFilter;
import dev.gradus.core.port.NewTask;
import dev.gradus.core.port.StoresContract;
import dev.gradus.core.task.DefinitionRef;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.Rulings;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.Subscriptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Transactions whose numbers are not in the order of a task's events. */
class OvertakenEventsTest {
    private final TestStores database = TestStores.open();

    @AfterEach
    void close() {
        database.close();
    }

    private TaskId task() {
        NewTask task = NewTasks.of(new DefinitionRef("d", "v"), "told", new StepSpecs("kind").step("a"));
        return database.stores()
                .tasks()
                .create(task, StoresContract.CAUSE)
                .snapshot()
                .task()
                .id();
    }

    private void change(TaskId task, TaskCommand command) {
        database.stores().tasks().change(task, StoresContract.CAUSE, Rulings.of(command));
    }

    private long last(TaskId task) {
        return database.stores().tasks().find(task).orElseThrow().seq();
    }

    /** Writes the task's next event as a change would, in this transaction. */
    private static void append(Statement statement, TaskId task, long seq, String type) throws SQLException {
        statement.execute("select 1 from task where id = %s for update".formatted(task));
        statement.execute("update task set seq = %d where id = %s".formatted(seq, task));
        statement.execute(
                "insert into event (stream_kind, stream_id, seq, type, payload, actor, at) values ('task', %s, %d, '%s', '{}', 'test:x', now())"
                        .formatted(task, seq, type));
    }

    private List<Long> collected(Subscription told, int page) {
        while (database.stores().outbox().collect(page).more()) {}
        return database.stores().outbox().list(DeliveryFilter.of(told.id())).stream()
                .sorted(Comparator.comparingLong(delivery -> delivery.id().value()))
                .map(delivery -> delivery.event().seq())
                .toList();
    }

    @Test
    void aLaterEventOfAnEarlierTransactionShouldComeWithThoseBeforeIt() throws SQLException {
        Subscription told = database.stores().subscriptions().create(Subscriptions.ofDefinition("hook", "d"));
        TaskId task = task();
        collected(told, 1);
        long before = last(task);

        try (Connection early = database.database().dataSource().getConnection();
                Statement statement = early.createStatement()) {
            early.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()"); // its number is the smaller one from here on
            change(task, new TaskCommand.Pause());
            change(task, new TaskCommand.Resume());
            change(task, new TaskCommand.Pause());
            append(statement, task, before + 4, "TaskResumed");
            early.commit();
        }

        assertThat(database.stores().outbox().collect(1).deliveries()).isEqualTo(4);
        List<Delivery> due = database.stores().outbox().list(DeliveryFilter.of(told.id())).stream()
                .filter(delivery -> delivery.dueAt() != null)
                .toList();
        assertThat(due)
                .singleElement()
                .extracting(delivery -> delivery.event().seq())
                .isEqualTo(1L);
        assertThat(collected(told, 1)).hasSize((int) before + 4).doesNotHaveDuplicates();
    }

    /** The overtaken event is committed and above the oldest transaction that still runs. */
    @Test
    void anEventThatReadersMayNotSeeYetShouldComeBeforeOneThatTheyMay() throws SQLException {
        Subscription told = database.stores().subscriptions().create(Subscriptions.ofDefinition("hook", "d"));
        TaskId task = task();
        collected(told, 100);
        long before = last(task);

        try (Connection early = database.database().dataSource().getConnection();
                Statement statement = early.createStatement();
                Connection running = database.database().dataSource().getConnection();
                Statement second = running.createStatement()) {
            early.setAutoCommit(false);
            running.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            second.execute("select pg_current_xact_id()"); // between the two, and never ends here
            change(task, new TaskCommand.Pause());
            append(statement, task, before + 2, "TaskResumed");
            early.commit();

            assertThat(database.stores().outbox().collect(100).deliveries()).isEqualTo(2);
            running.rollback();
        }
        assertThat(collected(told, 100)).hasSize((int) before + 2).doesNotHaveDuplicates();
    }

    @Test
    void whatATransactionStoresThatRanWhenTheSubscriptionWasMadeShouldBeTold() throws SQLException {
        TaskId task = task();
        long before = last(task);

        try (Connection early = database.database().dataSource().getConnection();
                Statement statement = early.createStatement()) {
            early.setAutoCommit(false);
            append(statement, task, before + 1, "TaskPaused");
            Subscription told = database.stores().subscriptions().create(Subscriptions.ofDefinition("hook", "d"));
            early.commit();

            assertThat(collected(told, 100)).containsExactly(before + 1);
        }
    }
}
