package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.AttemptEnd;
import dev.gradus.core.step.AttemptOutcome;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link WorkQueue#expired} and {@link WorkQueue#takeBack} promise to a sweeper. */
public interface SweepingContract extends StoresContract {
    /** More than any other test leaves behind. */
    int MANY = 1_000;

    @Test
    default void expiredShouldNameWhatEndedSessionsStillHold() {
        StepSpecs steps = steps();
        create(NewTasks.automatic(unique("held"), steps.step("a"), steps.step("b"), steps.step("c")));
        TestWorker live = worker(steps);
        TestWorker expired = worker(steps);
        TestWorker closed = worker(steps);
        HeldStep safe = live.claimOne().held();
        HeldStep first = expired.claimOne().held();
        HeldStep second = closed.claimOne().held();

        expire(expired.session());
        stores().sessions().close(closed.session());

        TestWorker sweeper = worker(steps);
        assertThat(sweeper.expired(MANY)).contains(first, second).doesNotContain(safe);
        assertThat(sweeper.expired(1)).hasSize(1);
    }

    @Test
    default void takeBackShouldCountTheAttemptAsLost() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("lost"), steps.step("a")));
        TestWorker dying = worker(steps);
        HeldStep held = dying.claimOne().held();
        expire(dying.session());
        TestWorker next = worker(steps);

        next.takeBack(held).orThrow();

        Step step = step(task, "a");
        assertThat(step.state()).isEqualTo(StepState.READY);
        assertThat(step.progress().lost()).isEqualTo(1);
        assertThat(next.expired(MANY)).doesNotContain(held);
        assertThat(next.claimOne().attempt().number()).isEqualTo(2);
        assertThat(stores().tasks().attempts(step.id()).get(0).end())
                .extracting(AttemptEnd::outcome)
                .isEqualTo(AttemptOutcome.LOST);
        assertMatchesEvents(task);
    }

    @Test
    default void takeBackShouldRefuseWhatALiveSessionHolds() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("live"), steps.step("a")));
        TestWorker worker = worker(steps);
        HeldStep held = worker.claimOne().held();
        TaskSnapshot before = task(task);

        assertRejected(worker(steps).takeBack(held), ErrorCode.CONFLICT);

        assertThat(task(task)).isEqualTo(before);
        worker.succeed(held).orThrow();
    }

    @Test
    default void takeBackShouldRefuseAnOlderFence() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("stale"), steps.step("a")));
        TestWorker first = worker(steps);
        HeldStep old = first.claimOne().held();
        expire(first.session());
        TestWorker second = worker(steps);
        second.takeBack(old).orThrow();
        second.claimOne();
        expire(second.session());
        TaskSnapshot before = task(task);

        assertRejected(worker(steps).takeBack(old), ErrorCode.CONFLICT);

        assertThat(task(task)).isEqualTo(before);
    }

    @Test
    default void takeBackShouldGiveUpAStepThatLostThreeWorkers() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("poison"), steps.step("a")));

        for (int lost = 0; lost < 3; lost++) {
            TestWorker dying = worker(steps);
            HeldStep held = dying.claimOne().held();
            expire(dying.session());
            worker(steps).takeBack(held).orThrow();
        }

        Step step = step(task, "a");
        assertThat(step.state()).isEqualTo(StepState.FAILED);
        assertThat(step.result().failure()).extracting(Failure::failureClass).isEqualTo(FailureClass.POISON);
        assertThat(task(task).task().state()).isEqualTo(TaskState.FAILED);
        assertThat(stores().tasks().attempts(step.id()))
                .extracting(Attempt::number)
                .containsExactly(1, 2, 3);
        assertMatchesEvents(task);
    }

    @Test
    default void takeBackShouldHandACancellingStepToTheConfirmingSession() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("confirm"), steps.step("a")));
        TestWorker dying = worker(steps);
        HeldStep old = dying.claimOne().held();
        change(task, new TaskCommand.CancelTask()).orThrow();
        expire(dying.session());
        TestWorker confirming = worker(steps);

        Step handed = confirming.takeBack(old).orThrow().step(old.step()).orElseThrow();

        assertThat(handed).isEqualTo(step(task, "a"));
        assertThat(handed.state()).isEqualTo(StepState.CANCELLING);
        Attempt attempt = handed.attempt();
        assertThat(attempt).extracting(Attempt::number).isEqualTo(1);
        HeldStep held = stillHeld(handed, task);
        assertThat(held.fence().value()).isGreaterThan(old.fence().value());
        assertThat(stores().queue().toStop(List.of(held))).containsExactly(held.fence());
        assertThat(confirming.expired(MANY)).doesNotContain(old, held);
        assertRejected(dying.succeed(old), ErrorCode.CONFLICT);
        confirming.succeed(held).orThrow();
        assertThat(state(task, "a")).isEqualTo(StepState.CANCELLED);
        assertThat(task(task).task().state()).isEqualTo(TaskState.CANCELLED);
        assertMatchesEvents(task);
    }

    private static HeldStep stillHeld(Step step, TaskId task) {
        Attempt attempt = step.attempt();
        if (attempt == null) {
            throw new AssertionError("step %s has no attempt".formatted(step.key()));
        }
        return new HeldStep(task, step.id(), attempt.claim().fence());
    }
}
