package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.port.StoresContract;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.Rulings;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the queue's rows say beside the steps: their place in the queue, their open needs, and how they are updated. */
class QueueRowsTest {
    private static final StepSpecs STEPS = new StepSpecs("kind");
    private static final String QUEUED = "select key from step where ready_at is not null order by id";

    /** Steps whose counter differs from their edges and their edges' ends. */
    private static final String WRONG_COUNTS = "select s.key from step s where s.open_needs <>"
            + " (select count(*) from step d where d.task_id = s.task_id and s.key = any(d.needed_by) and d.closed_at is null)";

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
    void onlyReadyStepsOfTasksThatAreNotHeldShouldBeQueued() {
        TaskId task = created();
        assertThat(database.query(QUEUED)).containsExactly("a");

        change(task, new TaskCommand.Pause());
        assertThat(database.query(QUEUED)).isEmpty();
        change(task, new TaskCommand.Resume());
        assertThat(database.query(QUEUED)).containsExactly("a");
        change(task, new TaskCommand.Enable(false));
        assertThat(database.query(QUEUED)).isEmpty();
        change(task, new TaskCommand.Enable(true));
        change(task, new TaskCommand.CancelTask());
        assertThat(database.query(QUEUED)).isEmpty();
    }

    @Test
    void aFailedAttemptOfAPausedTaskShouldNotBeQueued() {
        TaskId task = database.stores()
                .tasks()
                .create(NewTasks.automatic("retrying", STEPS.retrying("a", 2, Duration.ZERO)), StoresContract.CAUSE)
                .snapshot()
                .task()
                .id();
        TestWorker worker = TestWorker.start(database.stores(), "kind");
        var claimed = worker.claimOne();
        change(task, new TaskCommand.Pause());

        worker.fail(claimed).orThrow();

        assertThat(database.query("select state from step")).containsExactly("ready");
        assertThat(database.query(QUEUED)).isEmpty();
    }

    @Test
    void aStepHandedBackWhileItsTaskIsPausedShouldNotBeQueued() {
        TaskId task = created();
        TestWorker worker = TestWorker.start(database.stores(), "kind");
        var held = worker.claimOne().held();
        change(task, new TaskCommand.Pause());

        assertThat(database.stores().queue().handBack(held.step(), held.fence()))
                .isTrue();

        assertThat(database.query(QUEUED)).isEmpty();
        change(task, new TaskCommand.Resume());
        assertThat(worker.claimOne().attempt().number()).isEqualTo(1);
    }

    @Test
    void openNeedsShouldBeCountedThroughCompletionsAndReopenings() {
        TaskId task = created();
        TestWorker worker = TestWorker.start(database.stores(), "kind");
        assertThat(database.query(WRONG_COUNTS)).isEmpty();
        assertThat(database.query("select open_needs from step order by id")).isEqualTo(List.of("0", "1", "2"));

        worker.succeed(worker.claimOne()).orThrow();
        assertThat(database.query("select open_needs from step order by id")).isEqualTo(List.of("0", "0", "1"));
        worker.succeed(worker.claimOne()).orThrow();
        worker.fail(worker.claimOne()).orThrow();
        change(
                task,
                new TaskCommand.Reopen(StepTrigger.RETRY, Set.of(STEPS.step("a").key()), true));

        assertThat(database.query(WRONG_COUNTS)).isEmpty();
        assertThat(database.query("select open_needs from step order by id")).isEqualTo(List.of("0", "1", "2"));
        assertThat(database.query("select count(*) from attempt")).containsExactly("0");
        worker.claimOne();
        assertThat(database.query("select outcome from attempt")).containsExactly("completed");
    }

    @Test
    void aDeletedTaskShouldTakeItsStepsAlong() {
        created();

        database.execute("delete from task");

        assertThat(database.query("select count(*) from step")).containsExactly("0");
    }

    @Test
    void completionsShouldBeHeapOnly() {
        created();
        TestWorker worker = TestWorker.start(database.stores(), "kind");
        var claimed = worker.claimOne();

        List<String> heapOnly = database.executeAndQuery(
                "update step set state = 'completed', owner = null, closed_at = now(), origin = 'executed',"
                        + " attempt_ended_at = now(), attempt_outcome = 'completed', attempt_is_result = true where id = "
                        + claimed.step().id(),
                "select n_tup_hot_upd from pg_stat_xact_user_tables where relname = 'step'");

        assertThat(heapOnly).containsExactly("1");
    }

    @Test
    void expiredStepsShouldBeFoundBehindALongHistory() {
        created();
        TestWorker worker = TestWorker.start(database.stores(), "kind");
        worker.succeed(worker.claimOne()).orThrow();
        var held = worker.claimOne().held();
        database.expire(worker.session());

        TestWorker sweeper = TestWorker.start(database.stores(), "kind");
        assertThat(sweeper.expired(10)).containsExactly(held);
        assertThat(sweeper.expired(10)).containsExactly(held);
        sweeper.takeBack(held).orThrow();
        assertThat(sweeper.expired(10)).isEmpty();
        assertThat(database.query("select swept_at is not null from worker_session where id = " + worker.session()))
                .containsExactly("t");
    }

    private void change(TaskId task, TaskCommand command) {
        database.stores()
                .tasks()
                .change(task, StoresContract.CAUSE, Rulings.of(command))
                .orThrow();
    }

    /** a, then b, then c, which needs both. */
    private TaskId created() {
        return database.stores()
                .tasks()
                .create(
                        NewTasks.automatic("task", STEPS.step("a"), STEPS.step("b", "a"), STEPS.step("c", "a", "b")),
                        StoresContract.CAUSE)
                .snapshot()
                .task()
                .id();
    }
}
