package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.key;
import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepEvent.StepApproved;
import dev.gradus.core.step.StepEvent.StepRejected;
import dev.gradus.core.step.StepEvent.StepWaiting;
import dev.gradus.core.step.StepEvent.StepWoken;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.WaitReason;
import dev.gradus.core.task.TaskEvent.TaskBlocked;
import dev.gradus.core.task.TaskEvent.TaskCompleted;
import dev.gradus.core.task.TaskEvent.TaskContinued;
import dev.gradus.core.task.TaskEvent.TaskFailed;
import dev.gradus.core.task.TaskEvent.TaskWaiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

abstract class WaitStories {

    @ParameterizedTest
    @EnumSource(WaitReason.class)
    void aStepThatWaitsHoldsNoWorkerAndItsTaskWaitsWithIt(WaitReason reason) {
        Story story = Story.automatic(step("a")).claim("a");

        story.complete("a", new Outcome.Wait(reason, story.now().plusSeconds(60)))
                .then(new StepWaiting(key("a"), 1, reason, story.now().plusSeconds(60)), new TaskWaiting());

        assertThat(story.step("a").isLive()).isFalse();
        assertThat(story.step("a").progress().waiting()).isEqualTo(reason);
    }

    @Test
    void theTaskRunsOnWhileAnythingElseCanGoOn() {
        Story story = waiting(step("a"), step("b"));

        story.thenTask(TaskState.RUNNING);
        story.done("b").thenTask(TaskState.WAITING);
    }

    @Test
    void aWokenStepIsClaimedAgainAsItsNextAttempt() {
        Story story = waiting(step("a"));

        story.when("a", new StepCommand.Wake()).then(new StepWoken(key("a")), new TaskContinued());

        story.when("a", new StepCommand.Wake()).thenNothing();
        assertThat(story.claim("a").attempt("a").number()).isEqualTo(2);
        story.when("a", new StepCommand.Wake()).thenNothing();
        assertThat(story.step("a").progress().waiting()).isNull();
    }

    @Test
    void aWokenStepWaitsForWhatWasOpenedBeforeItMeanwhile() {
        Story story = Story.automatic(step("a"), step("b", "a")).done("a").claim("b");
        story.complete("b", new Outcome.Wait(WaitReason.INPUT, null)).when(RetryStories.only("a"));

        story.when("b", new StepCommand.Wake()).thenStep("b", StepState.PENDING);

        story.done("a").thenStep("b", StepState.READY);
    }

    @Test
    void aStepThatEndedIsNotWoken() {
        Story.automatic(step("a"))
                .done("a")
                .when("a", new StepCommand.Wake())
                .thenRejected(ErrorCode.ILLEGAL_TRANSITION, "step 'a' is completed: wake is not possible");
    }

    @Test
    void anApprovedStepIsComplete() {
        Story story = waiting(step("a"));

        story.when("a", new StepCommand.Approve("yes")).then(new StepApproved(key("a"), "yes"), new TaskCompleted());

        story.when("a", new StepCommand.Approve("yes")).thenNothing();
    }

    @Test
    void aRejectedStepFailsItsTask() {
        Story story = waiting(step("a"), step("b", "a"));

        story.when("a", new StepCommand.Reject("no"));

        assertThat(story.events())
                .startsWith(new StepRejected(key("a"), "no"))
                .endsWith(new TaskFailed(Failure.rejected("no")));
        story.thenStep("b", StepState.SKIPPED);
        assertThat(story.step("a").result().failure())
                .extracting(Failure::failureClass)
                .isEqualTo(FailureClass.REJECTED);
        story.when("a", new StepCommand.Reject("no")).thenNothing();
    }

    @Test
    void aRejectionUnderFailStopsWhatHasNotBegun() {
        Story story = waiting(step("a"), step("b"));

        story.when("a", new StepCommand.Reject(null))
                .thenStep("b", StepState.SKIPPED)
                .thenTask(TaskState.FAILED);
    }

    @Test
    void aStepThatFailedOtherwiseIsNotRejectedOnTop() {
        Story.automatic(step("a"))
                .claim("a")
                .fail("a")
                .when("a", new StepCommand.Reject("no"))
                .thenRejected(ErrorCode.ILLEGAL_TRANSITION, "step 'a' is failed: reject is not possible");
    }

    @Test
    void aRunningStepIsNotApproved() {
        Story.automatic(step("a"))
                .claim("a")
                .when("a", new StepCommand.Approve(null))
                .thenRejected(ErrorCode.ILLEGAL_TRANSITION, "step 'a' is running: approve is not possible");
    }

    @Test
    void aTaskBothWaitingAndBlockedIsBlockedAndThenWaits() {
        Story story = Story.automatic(OnFailure.BLOCK, step("a"), step("b"))
                .claim("a")
                .claim("b");
        story.complete("a", new Outcome.Wait(WaitReason.APPROVAL, null)).fail("b");
        assertThat(story.events()).last().isEqualTo(new TaskBlocked());

        story.when("b", new StepCommand.Approve(null));

        assertThat(story.events()).last().isEqualTo(new TaskWaiting());
        story.when("a", new StepCommand.Approve(null)).thenTask(TaskState.COMPLETED);
    }

    private static Story waiting(StepSpec... steps) {
        return Story.automatic(steps).claim("a").complete("a", new Outcome.Wait(WaitReason.APPROVAL, null));
    }
}
