package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.key;
import static dev.gradus.core.task.Specs.step;

import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepEvent.StepDispatched;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskEvent.ObservationTaken;
import dev.gradus.core.task.TaskEvent.RoundStarted;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class DispatchStories {
    private static final StepCommand DISPATCH = new StepCommand.Dispatch();

    @Test
    void aDispatchedStepOfAManualTaskIsReadyForAnyWorker() {
        Story story = Story.manual(step("a"), step("b", "a")).when(new TaskCommand.Start());

        story.when("a", DISPATCH).then(new StepDispatched(key("a")));

        story.thenStep("a", StepState.READY).thenStep("b", StepState.PENDING);
    }

    @Test
    void dispatchingBeginsTheRoundOfATaskThatHasNotBegun() {
        Story story = Story.manual(step("a"));

        story.when("a", DISPATCH).then(new RoundStarted(1, List.of()), new StepDispatched(key("a")));

        story.done("a").thenTask(TaskState.COMPLETED);
    }

    @Test
    void dispatchingTwiceDispatchesOnce() {
        Story story = Story.manual(step("a")).when("a", DISPATCH);

        story.when("a", DISPATCH).thenNothing();
        story.claim("a").when("a", DISPATCH).thenNothing();
    }

    @Test
    void aStepWhoseNeedsAreOpenIsNotDispatched() {
        Story.manual(step("a"), step("b", "a"))
                .when("b", DISPATCH)
                .thenRejected(ErrorCode.CONFLICT, "step 'b' waits for [a]");
    }

    @Test
    void dispatchingObservesTheLastResult() {
        Story story = Story.manual(step("a"), step("b", "a"))
                .when(new TaskCommand.Start())
                .take("a")
                .succeed("a");

        story.when("b", DISPATCH).then(new ObservationTaken(), new StepDispatched(key("b")));
    }

    @Test
    void aStepThatEndedIsNotDispatched() {
        Story story = Story.manual(step("a"), step("b")).when("a", DISPATCH).done("a");

        story.when("a", DISPATCH)
                .thenRejected(ErrorCode.ILLEGAL_TRANSITION, "step 'a' is completed: dispatch is not possible");
    }

    @Test
    void nothingIsDispatchedInATaskBeingCancelled() {
        Story story = Story.manual(step("a"), step("b")).when("a", DISPATCH).claim("a");
        story.when(new TaskCommand.CancelTask());

        story.when("b", DISPATCH)
                .thenRejected(ErrorCode.ILLEGAL_TRANSITION, "step 'b' is cancelled: dispatch is not possible");
    }

    @Test
    void aManualTaskStaysRunningWhileAnyStepCouldBeDispatched() {
        Story story = Story.manual(step("a"), step("b")).when("a", DISPATCH).done("a");

        story.thenTask(TaskState.RUNNING).thenStep("b", StepState.PENDING);
    }

    @Test
    void aDispatchedStepMayBeSkipped() {
        Story story = Story.manual(step("a")).when("a", DISPATCH);

        story.when("a", new StepCommand.Skip(SkipReason.BY_REQUEST)).thenTask(TaskState.COMPLETED);
    }
}
