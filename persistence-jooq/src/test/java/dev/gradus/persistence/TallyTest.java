package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.port.Statistics;
import dev.gradus.core.port.TaskCounts;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskState;
import dev.gradus.core.testing.Together;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts of more tasks and steps than are counted at each call. */
class TallyTest {
    private static final long ROWS = 45_000;
    private static final int ALL = 100;

    private TestStores database;
    private Statistics statistics;

    @BeforeEach
    void open() {
        database = TestStores.open();
        statistics = database.stores().statistics();
        database.execute("insert into task (id, name, inputs, dispatch, on_failure, state, observation, created_at,"
                + " updated_at, closed_at, seq)"
                + " select id, 'old-' || id, '{}', 'auto', 'fail',"
                + " case id % 1000 when 0 then 'waiting' else 'completed' end, id % 1000 = 0, now(), now(),"
                + " case id % 1000 when 0 then null else now() end, 1 from generate_series(1, " + ROWS + ") id");
        database.execute("insert into step (id, task_id, position, key, kind, role, spec, state, closed_at, failure,"
                + " origin, attempt, executed_by, fence, attempt_started_at, attempt_ended_at, attempt_outcome)"
                + " select id, id, 1, 'a', 'tool', 'work', '{\"body\":{\"settings\":{\"name\":\"echo\"}}}',"
                + " case id % 1000 when 0 then 'pending' else 'completed' end,"
                + " case id % 1000 when 0 then null else now() end, null,"
                + " case id % 1000 when 0 then null else 'executed' end, 1, 1, id,"
                + " now(), now() + interval '20 ms', 'completed' from generate_series(1, " + ROWS + ") id");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTallyShouldChangeNoCount() {
        TaskCounts tasks = statistics.tasks();
        Map<StepState, Long> steps = statistics.steps();
        List<Statistics.ToolCallTime> calls = statistics.toolCalls();

        int blocks = statistics.tally(ALL);

        assertThat(blocks).isEqualTo(6);
        assertThat(tasks.byState()).containsEntry(TaskState.WAITING, 45L).containsEntry(TaskState.COMPLETED, 44_955L);
        assertThat(statistics.tasks().groups()).hasSameElementsAs(tasks.groups());
        assertThat(statistics.steps()).isEqualTo(steps).containsEntry(StepState.PENDING, 45L);
        assertThat(statistics.toolCalls()).isEqualTo(calls).hasSize(1);
        assertThat(calls.get(0).count()).isEqualTo(ROWS);
    }

    @Test
    void whatIsYoungShouldBeCountedAtOnce() {
        statistics.tally(ALL);

        database.execute("update task set state = 'failed', closed_at = now(), observation = false where id = 45000");
        database.execute("update task set state = 'failed', closed_at = now(), observation = false where id = 1000");

        assertThat(statistics.tasks().byState()).containsEntry(TaskState.FAILED, 1L);
    }

    @Test
    void whatIsOldShouldBeCountedAgainWhenItsBlockIsDue() {
        statistics.tally(ALL);
        assertThat(statistics.tally(ALL)).isZero();
        database.execute("update task set state = 'failed', closed_at = now(), observation = false where id = 1000");
        database.execute("delete from step where id = 10001");
        database.execute("update tally_block set due_at = now()");

        assertThat(statistics.tally(ALL)).isEqualTo(6);

        assertThat(statistics.tasks().byState())
                .containsEntry(TaskState.FAILED, 1L)
                .containsEntry(TaskState.WAITING, 44L);
        assertThat(statistics.steps()).containsEntry(StepState.COMPLETED, 44_954L);
        assertThat(statistics.toolCalls().get(0).count()).isEqualTo(ROWS - 1);
    }

    @Test
    void aBlockWithSomethingOpenShouldBeDueBeforeOneThatHasEnded() {
        database.execute("update task set state = 'completed', closed_at = now() where id < 10000");

        statistics.tally(ALL);

        assertThat(database.query("select block from tally_block where subject = 'task'"
                        + " order by due_at > now() + interval '30 minutes', block"))
                .containsExactly("1", "2", "0");
    }

    @Test
    void severalAtOnceShouldCountEachBlockOnce() {
        TaskCounts tasks = statistics.tasks();

        List<Integer> counted = Together.run(4, number -> statistics.tally(ALL));

        assertThat(counted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(6);
        assertThat(statistics.tasks().groups()).hasSameElementsAs(tasks.groups());
    }

    @Test
    void whatIsCountedAtEachCallShouldBeFoundByNumber() {
        statistics.tally(ALL);
        database.execute("analyze");

        assertThat(database.executeAndQuery(
                        "set local enable_seqscan = off",
                        "explain select state, count(*) from step where role = 'work' and id >= 30000 group by state"))
                .anyMatch(line -> line.contains("step_pkey"));
    }
}
