package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link WorkQueue#claim} promises to one worker. */
public interface ClaimingContract extends StoresContract {

    @Test
    default void claimShouldBeginTheFirstAttempt() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("claim"), steps.step("a")));
        TestWorker worker = worker(steps);

        ClaimedStep claimed = worker.claimOne();

        assertThat(claimed.taskId()).isEqualTo(task);
        assertThat(claimed.step()).isEqualTo(step(task, "a"));
        assertThat(claimed.step().state()).isEqualTo(StepState.RUNNING);
        assertThat(claimed.attempt().number()).isEqualTo(1);
        assertThat(claimed.attempt().claim().owner()).isEqualTo(worker.session());
        assertThat(claimed.attempt().claim().taken()).isFalse();
        assertMatchesEvents(task);
    }

    @Test
    default void claimShouldGiveEveryAttemptAGreaterFence() {
        StepSpecs steps = steps();
        create(NewTasks.automatic(unique("fences"), steps.step("a"), steps.step("b"), steps.step("c")));
        TestWorker worker = worker(steps);

        long first = worker.claimOne().held().fence().value();
        long second = worker.claimOne().held().fence().value();
        long third = worker.claimOne().held().fence().value();

        assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    default void claimShouldPreferSmallerPriorities() {
        StepSpecs steps = steps();
        create(NewTasks.automatic(
                unique("priorities"),
                steps.prioritised("late", 10),
                steps.step("usual"),
                steps.prioritised("urgent", -5)));

        List<ClaimedStep> claimed = worker(steps).claim(10);

        assertThat(claimed).extracting(one -> one.step().key().value()).containsExactly("urgent", "usual", "late");
    }

    @Test
    default void claimShouldPreferStepsThatBecameReadyEarlier() {
        StepSpecs steps = steps();
        TestWorker worker = worker(steps);
        create(NewTasks.automatic(unique("early"), steps.step("first"), steps.step("freed", "first")));
        ClaimedStep first = worker.claimOne();
        create(NewTasks.automatic(unique("late"), steps.step("created")));
        worker.succeed(first).orThrow();

        List<ClaimedStep> claimed = worker.claim(10);

        assertThat(claimed).extracting(one -> one.step().key().value()).containsExactly("created", "freed");
    }

    @Test
    default void claimShouldPreferSmallerNumbersAmongEqualSteps() {
        StepSpecs steps = steps();
        create(NewTasks.automatic(unique("numbers"), steps.step("c"), steps.step("a"), steps.step("b")));

        List<ClaimedStep> claimed = worker(steps).claim(10);

        assertThat(claimed).extracting(one -> one.step().key().value()).containsExactly("c", "a", "b");
    }

    @Test
    default void claimShouldGiveNoMoreThanItsLimit() {
        StepSpecs steps = steps();
        create(NewTasks.automatic(unique("limit"), steps.step("a"), steps.step("b"), steps.step("c")));
        TestWorker worker = worker(steps);

        assertThat(worker.claim(2)).hasSize(2);
        assertThat(worker.claim(2)).hasSize(1);
        assertThat(worker.claim(2)).isEmpty();
    }

    @Test
    default void claimShouldPassOverOtherKindsAndPendingSteps() {
        StepSpecs steps = steps();
        create(NewTasks.automatic(unique("kinds"), steps().step("foreign"), steps.step("a"), steps.step("b", "a")));

        List<ClaimedStep> claimed = worker(steps).claim(10);

        assertThat(claimed).extracting(one -> one.step().key().value()).containsExactly("a");
    }

    @Test
    default void claimShouldPassOverTasksThatArePausedOrDisabled() {
        StepSpecs steps = steps();
        TaskId paused = create(NewTasks.automatic(unique("paused"), steps.step("a")));
        TaskId disabled = create(NewTasks.automatic(unique("disabled"), steps.step("b")));
        TestWorker worker = worker(steps);
        change(paused, new TaskCommand.Pause()).orThrow();
        change(disabled, new TaskCommand.Enable(false)).orThrow();

        assertThat(worker.claim(10)).isEmpty();

        change(paused, new TaskCommand.Resume()).orThrow();
        change(disabled, new TaskCommand.Enable(true)).orThrow();
        assertThat(worker.claim(10)).hasSize(2);
        assertMatchesEvents(paused);
        assertMatchesEvents(disabled);
    }

    @Test
    default void claimShouldPassOverTasksThatWereCancelled() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("cancelled"), steps.step("a")));
        change(task, new TaskCommand.CancelTask()).orThrow();

        assertThat(worker(steps).claim(10)).isEmpty();
        assertMatchesEvents(task);
    }

    @Test
    default void claimShouldGiveNothingToASessionThatEnded() {
        StepSpecs steps = steps();
        create(NewTasks.automatic(unique("ended"), steps.step("a")));
        TestWorker expired = worker(steps);
        TestWorker closed = worker(steps);
        expire(expired.session());
        stores().sessions().close(closed.session());

        assertThat(expired.claim(10)).isEmpty();
        assertThat(closed.claim(10)).isEmpty();
        assertThat(worker(steps).claim(10)).hasSize(1);
    }

    @Test
    default void claimShouldWaitForTheDelayOfAStep() {
        StepSpecs steps = steps();
        Duration delay = Duration.ofMillis(300);
        TaskId task = create(NewTasks.automatic(unique("delay"), steps.delayed("a", delay)));
        Instant created = task(task).task().times().createdAt();
        TestWorker worker = worker(steps);

        List<ClaimedStep> claimed = await().atMost(BOUND).until(() -> worker.claim(10), found -> !found.isEmpty());

        assertThat(claimed.get(0).attempt().startedAt()).isAfterOrEqualTo(created.plus(delay));
        assertMatchesEvents(task);
    }

    @Test
    default void claimShouldWaitForTheBackoffOfAFailedAttempt() {
        StepSpecs steps = steps();
        Duration backoff = Duration.ofMillis(300);
        TaskId task = create(NewTasks.automatic(unique("backoff"), steps.retrying("a", 2, backoff)));
        TestWorker worker = worker(steps);
        worker.fail(worker.claimOne()).orThrow();
        Step failed = step(task, "a");

        List<ClaimedStep> claimed = await().atMost(BOUND).until(() -> worker.claim(10), found -> !found.isEmpty());

        assertThat(failed.state()).isEqualTo(StepState.READY);
        assertThat(claimed.get(0).attempt().number()).isEqualTo(2);
        assertThat(claimed.get(0).attempt().startedAt())
                .isAfterOrEqualTo(failed.progress().notBefore());
        assertMatchesEvents(task);
    }

    @Test
    default void claimShouldGiveAStepThatLostAnAttemptAlone() {
        StepSpecs steps = steps();
        TaskId task = create(
                NewTasks.automatic(unique("alone"), steps.step("lost"), steps.step("other"), steps.step("third")));
        TestWorker dying = worker(steps);
        HeldStep held = dying.claimOne().held();
        expire(dying.session());
        TestWorker worker = worker(steps);
        worker.takeBack(held).orThrow();

        List<List<ClaimedStep>> calls = new ArrayList<>();
        for (List<ClaimedStep> call = worker.claim(10); !call.isEmpty(); call = worker.claim(10)) {
            calls.add(call);
        }

        assertThat(calls.stream().flatMap(List::stream)).hasSize(3);
        assertThat(calls)
                .filteredOn(
                        call -> call.stream().anyMatch(one -> one.step().id().equals(held.step())))
                .singleElement()
                .satisfies(call -> assertThat(call).hasSize(1));
        assertMatchesEvents(task);
    }

    @Test
    default void claimShouldGiveDispatchedStepsOfManualTasks() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.manual(unique("dispatched"), steps.step("a"), steps.step("b")));
        change(task, new TaskCommand.Start());
        TestWorker worker = worker(steps);
        assertThat(worker.claim(10)).isEmpty();

        change(task, "b", new StepCommand.Dispatch()).orThrow();

        assertThat(worker.claimOne().step().key().value()).isEqualTo("b");
        assertMatchesEvents(task);
    }
}
