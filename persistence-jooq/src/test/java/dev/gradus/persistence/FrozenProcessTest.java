package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.Gradus;
import dev.gradus.core.engine.EngineTimes;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.HeldStep;
import dev.gradus.core.port.StoresContract;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process stops in the middle of a transaction and keeps its locks: only what it has locked waits for it. */
class FrozenProcessTest {
    private static final StepSpecs STEPS = new StepSpecs("kind");
    private static final Duration BOUND = Duration.ofSeconds(30);

    private TestStores database;
    private HeldStep locked;
    private HeldStep free;

    @BeforeEach
    void open() {
        database = TestStores.open();
        locked = lost("locked");
        free = lost("free");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void takeBackShouldNotWaitForALockedTask() throws SQLException {
        TestWorker sweeper = TestWorker.start(database.stores(), "other");
        try (Connection frozen = database.database().dataSource().getConnection()) {
            lock(frozen, "select 1 from task where id = " + locked.task() + " for update");

            assertThatExceptionOfType(CoreException.class)
                    .isThrownBy(() -> sweeper.takeBack(locked))
                    .extracting(CoreException::code)
                    .isEqualTo(ErrorCode.IN_PROGRESS);
            assertThat(sweeper.takeBack(free).isRejected()).isFalse();
            frozen.rollback();
        }
        assertThat(sweeper.takeBack(locked).isRejected()).isFalse();
    }

    @Test
    void takeBackShouldNotWaitForALockedStep() throws SQLException {
        TestWorker sweeper = TestWorker.start(database.stores(), "other");
        try (Connection frozen = database.database().dataSource().getConnection()) {
            lock(frozen, "select 1 from step where id = " + locked.step() + " for update");

            assertThatExceptionOfType(CoreException.class)
                    .isThrownBy(() -> sweeper.takeBack(locked))
                    .extracting(CoreException::code)
                    .isEqualTo(ErrorCode.IN_PROGRESS);
            frozen.rollback();
        }
        assertThat(sweeper.takeBack(locked).isRejected()).isFalse();
    }

    @Test
    void theSweeperShouldPassOverALockedTaskAndComeBackToIt() throws SQLException {
        Duration often = Duration.ofMillis(50);
        EngineTimes times = new EngineTimes(Duration.ofMillis(600), often, often, often, Duration.ofSeconds(5));
        try (Connection frozen = database.database().dataSource().getConnection();
                Gradus gradus =
                        Gradus.builder().stores(database.stores()).times(times).build()) {
            lock(frozen, "select 1 from task where id = " + locked.task() + " for update");
            gradus.startWorker(new WorkerOptions("sweeper", 1, Map.of()));

            await().atMost(BOUND).until(() -> isTakenBack(free));
            assertThat(isTakenBack(locked)).isFalse();
            frozen.rollback();
            await().atMost(BOUND).until(() -> isTakenBack(locked));
        }
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A step that a session holds which has ended. */
    private HeldStep lost(String name) {
        TaskId task = database.stores()
                .tasks()
                .create(NewTasks.automatic(name, STEPS.step("a")), StoresContract.CAUSE)
                .snapshot()
                .task()
                .id();
        TestWorker dying = TestWorker.start(database.stores(), "kind");
        HeldStep held = dying.claimOne().held();
        assertThat(held.task()).isEqualTo(task);
        database.expire(dying.session());
        return held;
    }

    private boolean isTakenBack(HeldStep held) {
        Step step = database.stores()
                .tasks()
                .find(held.task())
                .orElseThrow()
                .step(held.step())
                .orElseThrow();
        return step.progress().lost() == 1;
    }
}
