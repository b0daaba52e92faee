package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.WaitReason;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskState;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link Statistics} promises. */
public interface StatisticsContract extends StoresContract {

    @Test
    default void tasksAndStepsShouldBeCountedByState() {
        StepSpecs steps = steps();
        long tasksBefore = stores().statistics().tasks().byState().getOrDefault(TaskState.RUNNING, 0L);
        long readyBefore = stores().statistics().steps().getOrDefault(StepState.READY, 0L);
        long pendingBefore = stores().statistics().steps().getOrDefault(StepState.PENDING, 0L);

        create(NewTasks.automatic(unique("counted"), steps.step("a"), steps.step("b"), steps.step("c", "a")));

        assertThat(stores().statistics().tasks().byState()).containsEntry(TaskState.RUNNING, tasksBefore + 1);
        assertThat(stores().statistics().steps())
                .containsEntry(StepState.READY, readyBefore + 2)
                .containsEntry(StepState.PENDING, pendingBefore + 1);
    }

    @Test
    default void tasksShouldBeToldApartByObservationAndPause() {
        StepSpecs steps = steps();
        TaskCounts before = stores().statistics().tasks();
        TestWorker worker = worker(steps);
        TaskId observed = create(NewTasks.manual(unique("observed"), steps.step("a"), steps.step("b")));
        change(observed, new TaskCommand.Start()).orThrow();
        worker.succeed(worker.take(observed, "a").orElseThrow()).orThrow();
        TaskId waiting = create(NewTasks.automatic(unique("waiting"), steps.step("a")));
        worker.complete(worker.claimOne().held(), new Outcome.Wait(WaitReason.INPUT, null))
                .orThrow();
        TaskId paused = create(NewTasks.automatic(unique("paused"), steps.step("a")));
        change(paused, new TaskCommand.Pause()).orThrow();

        TaskCounts after = stores().statistics().tasks();

        assertThat(task(waiting).task().state()).isEqualTo(TaskState.WAITING);
        assertThat(count(after, TaskState.WAITING, true, false))
                .isEqualTo(1 + count(before, TaskState.WAITING, true, false));
        assertThat(count(after, TaskState.WAITING, false, false))
                .isEqualTo(1 + count(before, TaskState.WAITING, false, false));
        assertThat(count(after, TaskState.RUNNING, false, true))
                .isEqualTo(1 + count(before, TaskState.RUNNING, false, true));
    }

    private static long count(TaskCounts counts, TaskState state, boolean observation, boolean paused) {
        return counts.groups().stream()
                .filter(group -> group.state() == state)
                .filter(group -> group.observation() == observation && group.paused() == paused)
                .mapToLong(TaskCounts.Group::count)
                .sum();
    }

    @Test
    default void aTallyShouldChangeNoCount() {
        StepSpecs steps = steps();
        create(NewTasks.automatic(unique("tallied"), steps.step("a"), steps.step("b")));
        TaskCounts tasks = stores().statistics().tasks();
        Map<StepState, Long> counts = stores().statistics().steps();

        assertThat(stores().statistics().tally(100)).isLessThan(100);

        assertThat(stores().statistics().tasks().byState()).isEqualTo(tasks.byState());
        assertThat(stores().statistics().steps()).isEqualTo(counts);
    }

    @Test
    default void toolCallsShouldGroupEndedAttemptsByToolAndOutcome() {
        String tool = unique("tool");
        create(NewTasks.automatic(unique("a"), StepSpecs.tool("a", tool), StepSpecs.tool("b", tool)));
        create(NewTasks.automatic(unique("b"), StepSpecs.tool("c", tool)));
        TestWorker worker = TestWorker.start(stores(), "tool");
        assertThat(calls(tool)).isEmpty();

        for (ClaimedStep claimed : worker.claim(1_000)) {
            boolean fails = claimed.step().key().value().equals("c");
            worker.complete(
                            claimed.held(),
                            fails
                                    ? Outcome.failure(Failure.user("broken", "it broke"))
                                    : Outcome.success(Document.emptyObject()))
                    .orThrow();
        }

        assertThat(calls(tool)).allMatch(group -> group.bucket() > 0 && group.bucket() <= 10);
        assertThat(calls(tool)).allMatch(group -> group.total().compareTo(Duration.ZERO) >= 0);
        assertThat(count(tool, true)).isEqualTo(2);
        assertThat(count(tool, false)).isEqualTo(1);
    }

    private long count(String tool, boolean completed) {
        return calls(tool).stream()
                .filter(group -> group.completed() == completed)
                .mapToLong(Statistics.ToolCallTime::count)
                .sum();
    }

    private List<Statistics.ToolCallTime> calls(String tool) {
        return stores().statistics().toolCalls().stream()
                .filter(group -> group.tool().equals(tool))
                .toList();
    }
}
