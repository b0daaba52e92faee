package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.key;
import static dev.gradus.core.task.Specs.keys;
import static dev.gradus.core.task.Specs.step;
import static dev.gradus.core.task.Specs.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.step.WaitReason;
import dev.gradus.core.step.When;
import dev.gradus.core.task.TaskEvent.StepsReopened;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Opening steps again. */
abstract class RetryStories {

    static TaskCommand retry(String... steps) {
        return new TaskCommand.Reopen(StepTrigger.RETRY, keys(steps), true);
    }

    static TaskCommand only(String... steps) {
        return new TaskCommand.Reopen(StepTrigger.RETRY, keys(steps), false);
    }

    @Test
    void retryingAFailedTaskOpensWhatFailedAndWhatWasSkippedForIt() {
        Story story = Story.automatic(step("a"), step("b", "a"), step("c", "b"), step("d", "a"))
                .done("a")
                .claim("b")
                .fail("b");
        story.thenSteps(StepState.SKIPPED, "c", "d");

        story.when(retry()).then(new StepsReopened(StepTrigger.RETRY, List.of(key("b"), key("c"), key("d"))));

        story.thenTask(TaskState.RUNNING)
                .thenStep("a", StepState.COMPLETED)
                .thenSteps(StepState.READY, "b", "d")
                .thenStep("c", StepState.PENDING);
        story.done("b", "c", "d").thenTask(TaskState.COMPLETED);
        assertThat(story.task().progress().failure()).isNull();
        assertThat(story.task().progress().round()).isEqualTo(1);
    }

    @Test
    void retryingOpensWhatRanAfterASkippedStepToo() {
        Story story = Story.automatic(step("a"), step("b"), when(When.ALWAYS, "tidy", "b"))
                .claim("a")
                .fail("a")
                .done("tidy");
        story.thenStep("b", StepState.SKIPPED).thenTask(TaskState.FAILED);

        story.when(retry());

        story.thenSteps(StepState.READY, "a", "b").thenStep("tidy", StepState.PENDING);
    }

    @Test
    void retryingACompletedStepOpensWhatFollowsIt() {
        Story story = Story.automatic(step("a"), step("b", "a"), step("c")).done("a", "b", "c");

        story.when(retry("a")).then(new StepsReopened(StepTrigger.RETRY, List.of(key("a"), key("b"))));

        story.thenStep("a", StepState.READY).thenStep("b", StepState.PENDING).thenStep("c", StepState.COMPLETED);
    }

    @Test
    void retryingOneStepOnlyLeavesWhatFollowsIt() {
        Story story = Story.automatic(step("a"), step("b", "a")).done("a", "b");

        story.when(only("a")).then(new StepsReopened(StepTrigger.RETRY, List.of(key("a"))));

        story.thenStep("a", StepState.READY).thenStep("b", StepState.COMPLETED);
        story.done("a").thenTask(TaskState.COMPLETED);
    }

    @Test
    void aTaskWhoseStepsWereSkippedForAFailureIsNotCompleteWhenThatAloneIsMended() {
        Story story = Story.automatic(step("a"), step("b", "a")).claim("a").fail("a");

        story.when(only("a")).done("a").thenTask(TaskState.FAILED);

        story.when(retry()).thenStep("a", StepState.COMPLETED).done("b").thenTask(TaskState.COMPLETED);
    }

    @Test
    void aStepThatIsReadyIsHeldBackWhenSomethingBeforeItOpens() {
        Story story = Story.automatic(step("a"), step("b", "a")).done("a").thenStep("b", StepState.READY);

        story.when(only("a")).thenStep("b", StepState.PENDING);

        story.done("a").thenStep("b", StepState.READY);
    }

    @Test
    void retryingTwiceRetriesOnce() {
        Story story = Story.automatic(step("a"), step("b")).claim("a").fail("a").when(retry("a"));

        story.when(retry("a")).thenNothing();
    }

    @Test
    void retryingAStepInBackoffTriesItAtOnce() {
        Story story = Story.automatic(Specs.retrying("a", 3)).claim("a").fail("a");

        story.when(retry("a")).claim("a");

        assertThat(story.step("a").progress().failures()).isZero();
    }

    @Test
    void nothingOpensUnderAnAttemptThatLives() {
        Story story = Story.automatic(step("a"), step("b", "a")).done("a").claim("b");

        story.when(only("a"))
                .thenRejected(ErrorCode.CONFLICT, "step 'b' is running: wait for its attempt to end or cancel it");
    }

    @Test
    void aTaskWithNothingToRetrySaysSo() {
        Story.automatic(step("a"))
                .done("a")
                .when(retry())
                .thenRejected(
                        ErrorCode.CONFLICT,
                        "task 1 is completed and has no failed, cancelled or blocked step to retry");
    }

    @Test
    void aStepThatWaitsForADecisionIsNotRetriedOverIt() {
        Story story = Story.automatic(step("a"), step("b", "a")).done("a").claim("b");
        story.complete("b", new Outcome.Wait(WaitReason.APPROVAL, null));

        story.when(retry("a")).thenRejected(ErrorCode.ILLEGAL_TRANSITION, "step 'b' is waiting: retry is not possible");
    }

    @Test
    void aStepThatDoesNotExistIsNotFound() {
        Story.automatic(step("a"))
                .done("a")
                .when(retry("ghost"))
                .thenRejected(ErrorCode.NOT_FOUND, "task 1 has no step 'ghost'");
    }

    @Test
    void aCancelledTaskIsRetried() {
        Story story = Story.automatic(step("a"), step("b", "a")).when(new TaskCommand.CancelTask());

        story.when(retry()).thenTask(TaskState.RUNNING).thenStep("a", StepState.READY);
    }

    @Test
    void aBlockedTaskIsRetried() {
        Story story = Story.automatic(OnFailure.BLOCK, step("a")).claim("a").fail("a");

        story.when(retry()).thenTask(TaskState.RUNNING).thenStep("a", StepState.READY);
    }

    @Test
    void aTaskBeingCancelledIsNot() {
        Story.automatic(step("a"))
                .claim("a")
                .when(new TaskCommand.CancelTask())
                .when(retry())
                .thenRejected(ErrorCode.ILLEGAL_TRANSITION, "task 1 is cancelling and cannot be retry");
    }

    @ParameterizedTest
    @EnumSource(
            value = StepTrigger.class,
            names = {"RETRY", "RERUN", "LOOP_RESET", "PUSH_BACK"})
    void everyTriggerThatReopensOpensEndedStepsOfEndedAndHeldTasks(StepTrigger trigger) {
        TaskCommand open = new TaskCommand.Reopen(trigger, keys("a"), true);

        Story.automatic(step("a")).done("a").when(open).thenStep("a", StepState.READY);
        Story.automatic(step("a")).claim("a").fail("a").when(open).thenStep("a", StepState.READY);
        Story.automatic(step("a"), step("b")).done("a").when(open).thenStep("a", StepState.READY);
        skipped().when(open).thenStep("a", StepState.READY);
        heldBy(new Outcome.Wait(WaitReason.APPROVAL, null)).when(open).thenTask(TaskState.RUNNING);
        heldBy(Outcome.failure(Story.broken())).when(open).thenTask(TaskState.RUNNING);
    }

    @ParameterizedTest
    @EnumSource(
            value = StepTrigger.class,
            names = {"RETRY", "RERUN", "LOOP_RESET"})
    void everyTriggerButAPushBackOpensCancelledSteps(StepTrigger trigger) {
        TaskCommand open = new TaskCommand.Reopen(trigger, keys("a"), true);

        Story.automatic(step("a")).when(new TaskCommand.CancelTask()).when(open).thenStep("a", StepState.READY);
    }

    @Test
    void aPushBackOpensWhatWaitsOrIsBlockedAndACancelledTaskButNoCancelledStep() {
        TaskCommand back = new TaskCommand.Reopen(StepTrigger.PUSH_BACK, keys("b"), true);

        heldBy(new Outcome.Wait(WaitReason.APPROVAL, null)).when(back).thenStep("b", StepState.READY);
        heldBy(Outcome.failure(Story.broken())).when(back).thenStep("b", StepState.READY);
        Story cancelled = Story.automatic(step("a"), step("b")).done("b").when(new TaskCommand.CancelTask());
        cancelled
                .when(new TaskCommand.Reopen(StepTrigger.PUSH_BACK, keys("a"), true))
                .thenRejected(ErrorCode.ILLEGAL_TRANSITION, "step 'a' is cancelled: push_back is not possible");
        cancelled.when(back).thenTask(TaskState.RUNNING);
    }

    @ParameterizedTest
    @EnumSource(
            value = StepTrigger.class,
            names = {"CI_REPORT", "REPORT"})
    void aReportOpensNothing(StepTrigger report) {
        Story story = Story.automatic(step("a")).claim("a").fail("a");

        story.when(new TaskCommand.Reopen(report, keys("a"), true))
                .thenRejected(
                        ErrorCode.ILLEGAL_TRANSITION,
                        "step 'a' is failed: %s is not possible"
                                .formatted(report.name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void aTriggerThatDoesNotReopenIsNoReopening() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TaskCommand.Reopen(StepTrigger.CLAIM, keys("a"), true))
                .withMessage("CLAIM does not reopen");
    }

    private static Story skipped() {
        return Story.automatic(step("a")).when("a", new StepCommand.Skip(SkipReason.BY_REQUEST));
    }

    /** A task whose step a is complete and whose step b holds it up. */
    private static Story heldBy(Outcome outcome) {
        return Story.automatic(OnFailure.BLOCK, step("a"), step("b"))
                .done("a")
                .claim("b")
                .complete("b", outcome);
    }
}
