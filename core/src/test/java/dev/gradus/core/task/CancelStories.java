package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.key;
import static dev.gradus.core.task.Specs.step;
import static dev.gradus.core.task.Specs.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.AttemptEnd;
import dev.gradus.core.step.AttemptOutcome;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepEvent.StepCancelRequested;
import dev.gradus.core.step.StepEvent.StepCancelled;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.WaitReason;
import dev.gradus.core.step.When;
import dev.gradus.core.task.TaskEvent.TaskCancelRequested;
import dev.gradus.core.task.TaskEvent.TaskCancelled;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class CancelStories {
    private static final TaskCommand CANCEL = new TaskCommand.CancelTask();
    private static final TaskCommand ABANDON = new TaskCommand.AbandonTask();

    @Test
    void aTaskWithNothingRunningIsCancelledAtOnce() {
        Story story = Story.automatic(step("a"), step("b", "a"));

        story.when(CANCEL)
                .then(
                        new TaskCancelRequested(),
                        new StepCancelled(key("a"), false),
                        new StepCancelled(key("b"), false),
                        new TaskCancelled());
    }

    @Test
    void aRunningStepIsCancellingUntilItsEndIsConfirmed() {
        Story story = Story.automatic(step("a"), step("b")).claim("a");

        story.when(CANCEL)
                .then(new TaskCancelRequested(), new StepCancelRequested(key("a")), new StepCancelled(key("b"), false));
        story.thenTask(TaskState.CANCELLING).thenStep("a", StepState.CANCELLING);

        story.when("a", new StepCommand.ConfirmCancelled(story.fence("a")))
                .then(new StepCancelled(key("a"), false), new TaskCancelled());
    }

    @Test
    void aLateSuccessIsKeptOnTheAttemptAndTheStepIsCancelled() {
        Document results = Document.emptyObject().with("by", "a");
        Story story = Story.automatic(step("a")).claim("a").when(CANCEL);

        story.succeed("a").then(new StepCancelled(key("a"), false, results, null), new TaskCancelled());

        assertThat(story.attempt("a").end())
                .isEqualTo(new AttemptEnd(AttemptOutcome.CANCELLED, story.now(), results, null));
        assertThat(story.step("a").result().results()).isEqualTo(Document.emptyObject());
    }

    @Test
    void aLateFailureIsKeptOnTheAttemptToo() {
        Story story = Story.automatic(step("a")).claim("a").when(CANCEL).fail("a");

        story.thenStep("a", StepState.CANCELLED);
        assertThat(story.attempt("a").end())
                .isEqualTo(new AttemptEnd(AttemptOutcome.CANCELLED, story.now(), null, Story.broken()));
    }

    @Test
    void aLateWaitReleaseOrResetIsNoReasonToGoOn() {
        Document nothing = Document.emptyObject();
        for (Outcome late : new Outcome[] {
            new Outcome.Wait(WaitReason.INPUT, null),
            new Outcome.Release(null, nothing),
            new Outcome.Reset(Specs.keys("a"), "again"),
            new Outcome.Children(nothing, List.of(Specs.child("a", "c")))
        }) {
            Story story = Story.automatic(step("a")).claim("a").when(CANCEL).complete("a", late);

            story.thenStep("a", StepState.CANCELLED).thenTask(TaskState.CANCELLED);
            assertThat(story.snapshot().steps()).hasSize(1);
        }
    }

    @Test
    void cancellingTwiceCancelsOnce() {
        Story story = Story.automatic(step("a")).claim("a").when(CANCEL);

        story.when(CANCEL).thenNothing();
        story.succeed("a").when(CANCEL).thenNothing();
    }

    @Test
    void aTaskThatHasNotBegunIsCancelledToo() {
        Story.manual(step("a")).when(CANCEL).thenTask(TaskState.CANCELLED);
        Story.manual(step("a"))
                .given(new TaskEvent.PlanningStarted())
                .when(CANCEL)
                .thenTask(TaskState.CANCELLED);
        Story.manual(step("a"))
                .given(new TaskEvent.PlanningStarted(), new TaskEvent.PlanningFinished())
                .when(CANCEL)
                .thenTask(TaskState.CANCELLED);
    }

    @Test
    void aWaitingAndABlockedTaskAreCancelledAtOnce() {
        Story.automatic(step("a"))
                .claim("a")
                .complete("a", new Outcome.Wait(WaitReason.APPROVAL, null))
                .thenTask(TaskState.WAITING)
                .when(CANCEL)
                .thenTask(TaskState.CANCELLED);
        Story.automatic(OnFailure.BLOCK, step("a"))
                .claim("a")
                .fail("a")
                .thenTask(TaskState.BLOCKED)
                .when(CANCEL)
                .thenTask(TaskState.CANCELLED);
    }

    @Test
    void aFinishedTaskIsNotCancelled() {
        Story.automatic(step("a"))
                .done("a")
                .when(CANCEL)
                .thenRejected(ErrorCode.ILLEGAL_TRANSITION, "task 1 is completed and cannot be cancelled");
    }

    @Test
    void aStepAddedWhileATaskIsBeingCancelledDoesNotHoldItUp() {
        Story story = Story.automatic(step("a")).claim("a").when(CANCEL).when(new TaskCommand.AddStep(step("b")));

        story.succeed("a").thenTask(TaskState.CANCELLED).thenStep("b", StepState.PENDING);
    }

    @Test
    void confirmationNeedsTheFenceUnderWhichTheStepIsHeld() {
        Story story = Story.automatic(step("a")).claim("a").when(CANCEL);

        story.when("a", new StepCommand.ConfirmCancelled(new Fence(99)))
                .thenRejected(ErrorCode.CONFLICT, "step 'a' is cancelling and no longer held under fence 99");
        Fence fence = story.fence("a");
        story.when("a", new StepCommand.ConfirmCancelled(fence));
        story.when("a", new StepCommand.ConfirmCancelled(fence)).thenNothing();
    }

    @Test
    void aStepThatNobodyAskedToStopIsNotConfirmed() {
        Story story = Story.automatic(step("a")).claim("a");

        story.when("a", new StepCommand.ConfirmCancelled(story.fence("a")))
                .thenRejected(ErrorCode.CONFLICT, "step 'a' is running and no longer held under fence 1");
    }

    @Test
    void abandoningEndsWhatNobodyCanConfirm() {
        Story story = Story.automatic(step("a"), step("b")).claim("a").when(CANCEL);

        story.when(ABANDON).then(new StepCancelled(key("a"), true), new TaskCancelled());

        story.when(ABANDON).thenNothing();
    }

    @Test
    void onlyATaskBeingCancelledIsAbandoned() {
        Story.automatic(step("a"))
                .when(ABANDON)
                .thenRejected(
                        ErrorCode.ILLEGAL_TRANSITION,
                        "task 1 is running: only a task being cancelled can be abandoned; cancel it first");
    }

    @Test
    void oneRunningStepMayBeAbandonedAndItsLateOutcomeIsRefused() {
        Story story = Story.automatic(step("a"), step("b")).claim("a");
        Fence fence = story.fence("a");

        story.when("a", new StepCommand.Abandon()).then(new StepCancelled(key("a"), true));

        story.when("a", new StepCommand.Abandon()).thenNothing();
        story.when("a", new StepCommand.CompleteAttempt(fence, Story.success("a")))
                .thenRejected(ErrorCode.CONFLICT, "step 'a' is cancelled and no longer held under fence 1");
    }

    @Test
    void oneStepIsCancelledAndTheRestGoesOn() {
        Story story = Story.automatic(step("a"), step("b"), when(When.ALWAYS, "tidy", "a"))
                .claim("a");

        story.when("a", new StepCommand.Cancel()).then(new StepCancelRequested(key("a")));
        story.when("a", new StepCommand.Cancel()).thenNothing();
        story.succeed("a").thenStep("a", StepState.CANCELLED).thenStep("tidy", StepState.READY);
        story.when("a", new StepCommand.Cancel()).thenNothing();
        story.thenTask(TaskState.RUNNING);
    }

    @Test
    void aStepThatEndedIsNotCancelled() {
        Story.automatic(step("a"), step("b"))
                .done("a")
                .when("a", new StepCommand.Cancel())
                .thenRejected(ErrorCode.ILLEGAL_TRANSITION, "step 'a' is completed: cancelled is not possible");
    }
}
