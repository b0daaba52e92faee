package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.AttemptEnd;
import dev.gradus.core.step.AttemptOutcome;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.WaitReason;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link WorkQueue#complete} promises to the worker that holds the step, and to the one that no longer does. */
public interface CompletingContract extends StoresContract {

    @Test
    default void completeShouldStoreTheResultAndFreeWhatFollows() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("follow"), steps.step("a"), steps.step("b", "a")));
        TestWorker worker = worker(steps);
        Document results = Document.emptyObject().with("sum", 5);

        Change change = worker.complete(worker.claimOne().held(), Outcome.success(results));

        assertThat(change.orThrow()).isEqualTo(task(task));
        assertThat(change.events()).extracting(event -> event.type()).contains("StepCompleted");
        assertThat(state(task, "a")).isEqualTo(StepState.COMPLETED);
        assertThat(step(task, "a").result().results()).isEqualTo(results);
        assertThat(state(task, "b")).isEqualTo(StepState.READY);
        assertMatchesEvents(task);
    }

    @Test
    default void completeShouldEndTheTaskWithItsLastStep() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("last"), steps.step("a"), steps.step("b", "a")));
        TestWorker worker = worker(steps);

        worker.succeed(worker.claimOne()).orThrow();
        worker.succeed(worker.claimOne()).orThrow();

        assertThat(task(task).task().state()).isEqualTo(TaskState.COMPLETED);
        assertMatchesEvents(task);
    }

    @Test
    default void completeShouldKeepWhatTheAttemptReported() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("reported"), steps.step("a")));
        ClaimedStep claimed = worker(steps).claimOne();
        Document input = Document.emptyObject().with("text", "hello");
        Document output = Document.emptyObject().with("echo", "hello");

        stores().queue()
                .complete(new Completion(claimed.held(), Outcome.success(output), input, 2), CAUSE)
                .orThrow();

        List<Attempt> attempts = stores().tasks().attempts(claimed.step().id());
        assertThat(attempts).singleElement().isEqualTo(step(task, "a").attempt());
        Attempt attempt = attempts.get(0);
        assertThat(attempt.input()).isEqualTo(input);
        assertThat(attempt.retries()).isEqualTo(2);
        assertThat(attempt.end()).extracting(AttemptEnd::outcome).isEqualTo(AttemptOutcome.COMPLETED);
        assertThat(attempt.end()).extracting(AttemptEnd::output).isEqualTo(output);
    }

    @Test
    default void completeShouldRefuseARepetition() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("twice"), steps.step("a"), steps.step("b", "a")));
        TestWorker worker = worker(steps);
        ClaimedStep claimed = worker.claimOne();
        worker.succeed(claimed).orThrow();
        TaskSnapshot before = task(task);

        Change repeated = worker.fail(claimed);

        assertRejected(repeated, ErrorCode.CONFLICT);
        assertThat(task(task)).isEqualTo(before);
        assertMatchesEvents(task);
    }

    @Test
    default void completeShouldRefuseAnOlderFenceAlthoughTheStepRunsAgain() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("older"), steps.step("a")));
        TestWorker dying = worker(steps);
        HeldStep old = dying.claimOne().held();
        expire(dying.session());
        TestWorker next = worker(steps);
        next.takeBack(old).orThrow();
        ClaimedStep current = next.claimOne();
        TaskSnapshot before = task(task);

        Change late = dying.succeed(old);

        assertRejected(late, ErrorCode.CONFLICT);
        assertThat(task(task)).isEqualTo(before);
        next.succeed(current).orThrow();
        assertMatchesEvents(task);
    }

    @Test
    default void completeShouldRefuseAnOlderFenceOfTheSameSession() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("same"), steps.step("a")));
        TestWorker worker = worker(steps);
        HeldStep old = worker.claimOne().held();
        assertThat(stores().queue().handBack(old.step(), old.fence())).isTrue();
        ClaimedStep current = worker.claimOne();
        TaskSnapshot before = task(task);

        assertRejected(worker.succeed(old), ErrorCode.CONFLICT);
        assertThat(stores().queue().handBack(old.step(), old.fence())).isFalse();
        assertThat(stores().queue().note(old.step(), old.fence(), memo())).isFalse();

        assertThat(task(task)).isEqualTo(before);
        assertThat(current.held().fence().value()).isGreaterThan(old.fence().value());
        worker.succeed(current).orThrow();
        assertMatchesEvents(task);
    }

    @Test
    default void completeShouldFailTheTaskWhenNoRetryIsLeft() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("fails"), steps.retrying("a", 2, Duration.ZERO)));
        TestWorker worker = worker(steps);

        worker.fail(worker.claimOne()).orThrow();
        assertThat(state(task, "a")).isEqualTo(StepState.READY);
        worker.fail(worker.claimOne()).orThrow();

        assertThat(state(task, "a")).isEqualTo(StepState.FAILED);
        assertThat(task(task).task().state()).isEqualTo(TaskState.FAILED);
        assertThat(stores().tasks().attempts(step(task, "a").id()))
                .extracting(Attempt::number)
                .containsExactly(1, 2);
        assertMatchesEvents(task);
    }

    @Test
    default void completeShouldUseNoAttemptForARelease() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("release"), steps.step("a")));
        TestWorker worker = worker(steps);
        worker.complete(worker.claimOne().held(), new Outcome.Release(null, memo()))
                .orThrow();

        ClaimedStep again = worker.claimOne();

        assertThat(again.attempt().number()).isEqualTo(1);
        assertThat(again.step().progress().memo()).isEqualTo(memo());
        assertThat(stores().tasks().attempts(again.step().id())).containsExactly(again.attempt());
        assertMatchesEvents(task);
    }

    @Test
    default void completeShouldLetAStepWaitWithoutAWorker() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("wait"), steps.step("a")));
        TestWorker worker = worker(steps);
        HeldStep held = worker.claimOne().held();

        worker.complete(held, new Outcome.Wait(WaitReason.APPROVAL, null)).orThrow();

        assertThat(state(task, "a")).isEqualTo(StepState.WAITING);
        assertThat(step(task, "a").progress().waiting()).isEqualTo(WaitReason.APPROVAL);
        assertThat(stores().queue().toStop(List.of(held))).containsExactly(held.fence());
        assertThat(worker.claim(10)).isEmpty();
        assertMatchesEvents(task);
    }

    @Test
    default void completeShouldCancelAStepThatWasAskedToStop() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("stopping"), steps.step("a"), steps.step("b", "a")));
        TestWorker worker = worker(steps);
        ClaimedStep claimed = worker.claimOne();
        change(task, new TaskCommand.CancelTask()).orThrow();
        assertThat(state(task, "a")).isEqualTo(StepState.CANCELLING);
        assertThat(task(task).task().state()).isEqualTo(TaskState.CANCELLING);

        worker.complete(claimed.held(), Outcome.success(memo())).orThrow();

        assertThat(state(task, "a")).isEqualTo(StepState.CANCELLED);
        assertThat(task(task).task().state()).isEqualTo(TaskState.CANCELLED);
        Attempt attempt = stores().tasks().attempts(claimed.step().id()).get(0);
        assertThat(attempt.end()).extracting(AttemptEnd::outcome).isEqualTo(AttemptOutcome.CANCELLED);
        assertThat(attempt.end()).extracting(AttemptEnd::output).isEqualTo(memo());
        assertMatchesEvents(task);
    }

    @Test
    default void handBackShouldUseNoAttempt() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("back"), steps.step("a")));
        TestWorker worker = worker(steps);
        HeldStep held = worker.claimOne().held();

        assertThat(stores().queue().handBack(held.step(), held.fence())).isTrue();

        assertThat(state(task, "a")).isEqualTo(StepState.READY);
        assertMatchesEvents(task);
        assertThat(worker.claimOne().attempt().number()).isEqualTo(1);
        assertMatchesEvents(task);
    }

    @Test
    default void handBackShouldRefuseAStepThatWasAskedToStop() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("nobackout"), steps.step("a")));
        HeldStep held = worker(steps).claimOne().held();
        change(task, new TaskCommand.CancelTask()).orThrow();

        assertThat(stores().queue().handBack(held.step(), held.fence())).isFalse();

        assertThat(state(task, "a")).isEqualTo(StepState.CANCELLING);
    }

    @Test
    default void noteShouldReachTheNextExecution() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("note"), steps.step("a")));
        TestWorker dying = worker(steps);
        HeldStep held = dying.claimOne().held();
        assertThat(stores().queue().note(held.step(), held.fence(), memo())).isTrue();
        expire(dying.session());
        TestWorker next = worker(steps);
        next.takeBack(held).orThrow();

        assertThat(next.claimOne().step().progress().memo()).isEqualTo(memo());
        assertMatchesEvents(task);
    }

    @Test
    default void toStopShouldNameWhatIsCancellingOrNoLongerHeld() {
        StepSpecs steps = steps();
        TestWorker worker = worker(steps);
        create(NewTasks.automatic(unique("runs"), steps.step("a")));
        HeldStep running = worker.claimOne().held();
        TaskId cancelled = create(NewTasks.automatic(unique("stops"), steps.step("a")));
        HeldStep cancelling = worker.claimOne().held();
        change(cancelled, new TaskCommand.CancelTask()).orThrow();
        create(NewTasks.automatic(unique("ended"), steps.step("a")));
        HeldStep ended = worker.claimOne().held();
        worker.succeed(ended).orThrow();

        assertThat(stores().queue().toStop(List.of(running, cancelling, ended)))
                .containsExactlyInAnyOrder(cancelling.fence(), ended.fence());
        assertThat(stores().queue().toStop(List.of())).isEmpty();
    }

    private static Document memo() {
        return Document.emptyObject().with("container", "c-1");
    }
}
