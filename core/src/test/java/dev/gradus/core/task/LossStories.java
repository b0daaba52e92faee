package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.key;
import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.step.AttemptEnd;
import dev.gradus.core.step.AttemptOutcome;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepEvent.AttemptLost;
import dev.gradus.core.step.StepState;
import org.junit.jupiter.api.Test;

abstract class LossStories {

    @Test
    void aLostAttemptIsFollowedByAnother() {
        Story story = Story.automatic(step("a")).claim("a").lose("a");

        story.then(new AttemptLost(key("a"), 1, StepState.READY));
        assertThat(story.attempt("a").end()).extracting(AttemptEnd::outcome).isEqualTo(AttemptOutcome.LOST);
        assertThat(story.claim("a").attempt("a").number()).isEqualTo(2);
    }

    @Test
    void aTakenStepGoesBackToItsManualTask() {
        Story story =
                Story.manual(step("a")).when(new TaskCommand.Start()).take("a").lose("a");

        story.then(new AttemptLost(key("a"), 1, StepState.PENDING)).thenTask(TaskState.RUNNING);
        story.take("a").succeed("a").thenStep("a", StepState.COMPLETED);
    }

    @Test
    void theThirdLossIsPoison() {
        Story story = Story.automatic(step("a"), step("b", "a"));
        story.claim("a").lose("a").claim("a").lose("a").claim("a").lose("a");

        story.thenStep("a", StepState.FAILED).thenStep("b", StepState.SKIPPED).thenTask(TaskState.FAILED);
        assertThat(story.step("a").result().failure())
                .satisfies(failure -> assertThat(failure)
                        .extracting("failureClass", "message")
                        .containsExactly(FailureClass.POISON, "3 attempts of step 'a' were lost with their worker"));
        assertThat(story.attempt("a").end()).extracting(AttemptEnd::outcome).isEqualTo(AttemptOutcome.LOST);
    }

    @Test
    void poisonIsHeldForAPersonUnderBlock() {
        Story story = Story.automatic(OnFailure.BLOCK, step("a"));
        story.claim("a").lose("a").claim("a").lose("a").claim("a").lose("a");

        story.thenStep("a", StepState.BLOCKED).thenTask(TaskState.BLOCKED);
        assertThat(story.attempt("a").end()).extracting(AttemptEnd::outcome).isEqualTo(AttemptOutcome.LOST);
    }

    @Test
    void aPoisonedStepThatIsRetriedMayBeLostThreeTimesAgain() {
        Story story = Story.automatic(step("a"));
        story.claim("a").lose("a").claim("a").lose("a").claim("a").lose("a").when(RetryStories.retry());

        story.claim("a").lose("a").thenStep("a", StepState.READY);

        assertThat(story.step("a").progress().lost()).isEqualTo(1);
    }

    @Test
    void failuresAndLossesAreCountedApart() {
        Story story = Story.automatic(Specs.retrying("a", 3))
                .claim("a")
                .lose("a")
                .claim("a")
                .fail("a");

        assertThat(story.step("a").progress()).extracting("failures", "lost").containsExactly(1, 1);
    }

    @Test
    void anOlderFenceLosesNothing() {
        Story story = Story.automatic(step("a")).claim("a").lose("a").claim("a");

        story.when("a", new StepCommand.LoseLease(new Fence(1)))
                .thenRejected(ErrorCode.CONFLICT, "step 'a' is running and no longer held under fence 1");
    }

    @Test
    void aLossReportedTwiceCountsOnce() {
        Story story = Story.automatic(step("a")).claim("a").lose("a");

        story.when("a", new StepCommand.LoseLease(new Fence(1)))
                .thenRejected(ErrorCode.CONFLICT, "step 'a' is ready and no longer held under fence 1");
        assertThat(story.step("a").progress().lost()).isEqualTo(1);
    }

    @Test
    void aStepBeingCancelledLosesNoAttempt() {
        Story story = Story.automatic(step("a")).claim("a").when(new TaskCommand.CancelTask());

        story.when("a", new StepCommand.LoseLease(story.fence("a")))
                .thenRejected(ErrorCode.CONFLICT, "step 'a' is cancelling and no longer held under fence 1");
    }

    @Test
    void aPausedTaskStillLosesItsAttempts() {
        Story story = Story.automatic(step("a"))
                .claim("a")
                .when(new TaskCommand.Pause())
                .lose("a");

        story.thenStep("a", StepState.READY);
        assertThat(ClaimRules.mayBeClaimed(story.task(), story.step("a"), story.now()))
                .isFalse();
    }
}
