package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.step.StepState;
import dev.gradus.core.task.Precondition;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskState;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.Rulings;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import dev.gradus.core.testing.Together;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link WorkQueue#take} promises to a process that runs a manual task itself. */
public interface TakingContract extends StoresContract {

    @Test
    default void takeShouldGiveAPendingStepToItsCaller() {
        StepSpecs steps = steps();
        TaskId task = startedManual(steps);
        TestWorker caller = worker(steps);

        ClaimedStep taken = caller.take(task, "a").orElseThrow();

        assertThat(taken.step()).isEqualTo(step(task, "a"));
        assertThat(taken.step().state()).isEqualTo(StepState.RUNNING);
        assertThat(taken.attempt().number()).isEqualTo(1);
        assertThat(taken.attempt().claim().owner()).isEqualTo(caller.session());
        assertThat(taken.attempt().claim().taken()).isTrue();
        assertMatchesEvents(task);
    }

    @Test
    default void takeShouldWaitForTheObservationOfTheLastResult() {
        StepSpecs steps = steps();
        TaskId task = startedManual(steps);
        TestWorker caller = worker(steps);
        caller.succeed(caller.take(task, "a").orElseThrow()).orThrow();
        assertThat(task(task).task().state()).isEqualTo(TaskState.WAITING);
        assertThat(caller.take(task, "b")).isEmpty();

        change(task, new TaskCommand.Observe()).orThrow();

        assertThat(caller.take(task, "b")).isPresent();
        assertMatchesEvents(task);
    }

    @Test
    default void takeShouldGiveNothingBeforeTheTaskRuns() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.manual(unique("fresh"), steps.step("a")));

        assertThat(worker(steps).take(task, "a")).isEmpty();
    }

    @Test
    default void takeShouldGiveNothingOfAnAutomaticTask() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("automatic"), steps.step("a"), steps.step("b", "a")));

        assertThat(worker(steps).take(task, "a")).isEmpty();
        assertThat(worker(steps).take(task, "b")).isEmpty();
    }

    @Test
    default void takeShouldGiveNothingWhileNeedsAreOpenOrAnotherStepRuns() {
        StepSpecs steps = steps();
        TaskId task = startedManual(steps);
        TestWorker caller = worker(steps);

        assertThat(caller.take(task, "b")).isEmpty();
        assertThat(caller.take(task, "a")).isPresent();
        assertThat(caller.take(task, "free")).isEmpty();
    }

    @Test
    default void takeShouldGiveNothingOfAPausedTask() {
        StepSpecs steps = steps();
        TaskId task = startedManual(steps);
        TestWorker caller = worker(steps);
        change(task, new TaskCommand.Pause()).orThrow();

        assertThat(caller.take(task, "a")).isEmpty();

        change(task, new TaskCommand.Resume()).orThrow();
        assertThat(caller.take(task, "a")).isPresent();
    }

    @Test
    default void takeShouldGiveNothingToASessionThatEnded() {
        StepSpecs steps = steps();
        TaskId task = startedManual(steps);
        TestWorker caller = worker(steps);
        expire(caller.session());

        assertThat(caller.take(task, "a")).isEmpty();
        assertThat(state(task, "a")).isEqualTo(StepState.PENDING);
    }

    @Test
    default void takeShouldGiveNothingToACallerWhoHasSeenAnEarlierVersion() {
        StepSpecs steps = steps();
        TaskId task = startedManual(steps);
        TestWorker caller = worker(steps);
        long seen = task(task).seq();
        stores().tasks().change(task, CAUSE, Rulings.audit()).orThrow();

        assertThat(caller.take(task, "a", Precondition.version(seen))).isEmpty();
        assertThat(caller.take(task, "a", Precondition.version(task(task).seq())))
                .isPresent();
    }

    @Test
    default void takeShouldGiveTheStepOnlyOnceAmongEightCallers() {
        StepSpecs steps = steps();
        TaskId task = startedManual(steps);

        var taken = Together.run(8, number -> worker(steps).take(task, "a"));

        assertThat(taken.stream().flatMap(Optional::stream)).hasSize(1);
        assertMatchesEvents(task);
    }

    @Test
    default void takeBackShouldReturnATakenStepToItsManualTask() {
        StepSpecs steps = steps();
        TaskId task = startedManual(steps);
        TestWorker dying = worker(steps);
        HeldStep held = dying.take(task, "a").orElseThrow().held();
        expire(dying.session());
        TestWorker next = worker(steps);

        next.takeBack(held).orThrow();

        assertThat(state(task, "a")).isEqualTo(StepState.PENDING);
        assertThat(next.take(task, "a").orElseThrow().attempt().number()).isEqualTo(2);
        assertMatchesEvents(task);
    }

    @Test
    default void handBackShouldReturnATakenStepToItsManualTask() {
        StepSpecs steps = steps();
        TaskId task = startedManual(steps);
        TestWorker caller = worker(steps);
        HeldStep held = caller.take(task, "a").orElseThrow().held();

        assertThat(stores().queue().handBack(held.step(), held.fence())).isTrue();

        assertThat(state(task, "a")).isEqualTo(StepState.PENDING);
        assertThat(caller.take(task, "a").orElseThrow().attempt().number()).isEqualTo(1);
        assertMatchesEvents(task);
    }

    /** A manual task that has begun: a, then b; and one that needs nothing. */
    private TaskId startedManual(StepSpecs steps) {
        TaskId task =
                create(NewTasks.manual(unique("manual"), steps.step("a"), steps.step("b", "a"), steps.step("free")));
        change(task, new TaskCommand.Start()).orThrow();
        return task;
    }
}
