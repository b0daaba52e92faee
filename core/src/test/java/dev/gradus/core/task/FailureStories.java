package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.key;
import static dev.gradus.core.task.Specs.retrying;
import static dev.gradus.core.task.Specs.step;
import static dev.gradus.core.task.Specs.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepEvent.StepBlocked;
import dev.gradus.core.step.StepEvent.StepFailed;
import dev.gradus.core.step.StepEvent.StepSkipped;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.When;
import dev.gradus.core.task.TaskEvent.TaskBlocked;
import dev.gradus.core.task.TaskEvent.TaskFailed;
import org.junit.jupiter.api.Test;

/** {@code on_failure}. */
abstract class FailureStories {

    @Test
    void underFailNothingNewStartsAndWhatRunsFinishes() {
        Story story = Story.automatic(step("a"), step("b"), step("c"), step("d", "c"))
                .claim("a")
                .claim("b")
                .fail("a");

        story.then(
                new StepFailed(key("a"), 1, Story.broken()),
                new StepSkipped(key("c"), SkipReason.TASK_FAILING),
                new StepSkipped(key("d"), SkipReason.UPSTREAM_FAILED));
        story.thenTask(TaskState.RUNNING).thenStep("b", StepState.RUNNING);
        story.succeed("b").thenStep("b", StepState.COMPLETED).thenTask(TaskState.FAILED);
    }

    @Test
    void underFailHandlersStillRun() {
        Story story = Story.automatic(
                        step("a"), step("b"), when(When.FAILURE, "repair", "a"), when(When.ALWAYS, "tidy", "a", "b"))
                .claim("a")
                .fail("a");

        story.thenStep("b", StepState.SKIPPED).thenSteps(StepState.READY, "repair", "tidy");
        story.done("repair", "tidy").thenTask(TaskState.FAILED);
    }

    @Test
    void underFailAnAttemptThatWasRunningMayStillBeRetried() {
        Story story = Story.automatic(step("a"), retrying("b", 2))
                .claim("a")
                .claim("b")
                .fail("a");

        story.fail("b").thenStep("b", StepState.READY).thenTask(TaskState.RUNNING);
    }

    @Test
    void underContinueOnlyWhatDependsOnItIsSkipped() {
        Story story = Story.automatic(OnFailure.CONTINUE, step("a"), step("b", "a"), step("c"), step("d", "c"))
                .claim("a")
                .fail("a");

        story.then(new StepFailed(key("a"), 1, Story.broken()), new StepSkipped(key("b"), SkipReason.UPSTREAM_FAILED));
        story.done("c", "d").thenTask(TaskState.FAILED);
        assertThat(story.task().progress().failure()).isEqualTo(Story.broken());
    }

    @Test
    void underBlockTheStepAndThenTheTaskWaitForAPerson() {
        Story story = Story.automatic(OnFailure.BLOCK, step("a"), step("b", "a"), step("c"))
                .claim("a")
                .fail("a");
        story.then(new StepBlocked(key("a"), Story.broken())).thenTask(TaskState.RUNNING);

        story.claim("c").succeed("c");

        assertThat(story.events()).last().isEqualTo(new TaskBlocked());
        story.thenTask(TaskState.BLOCKED).thenStep("b", StepState.PENDING);
        assertThat(story.step("a").result().failure()).isEqualTo(Story.broken());
    }

    @Test
    void aBlockedStepThatIsApprovedCompletes() {
        Story story = Story.automatic(OnFailure.BLOCK, step("a")).claim("a").fail("a");

        story.when("a", new StepCommand.Approve("good enough"));

        story.thenStep("a", StepState.COMPLETED).thenTask(TaskState.COMPLETED);
        assertThat(story.step("a").result().failure()).isNull();
    }

    @Test
    void aBlockedStepThatIsRejectedFailsItsTask() {
        Story story = Story.automatic(OnFailure.BLOCK, step("a"), step("b", "a"))
                .claim("a")
                .fail("a");

        story.when("a", new StepCommand.Reject("no"));

        story.thenStep("a", StepState.FAILED).thenStep("b", StepState.SKIPPED).thenTask(TaskState.FAILED);
    }

    @Test
    void aBlockedStepThatIsUnblockedRunsAgain() {
        Story story =
                Story.automatic(OnFailure.BLOCK, step("a")).claim("a").fail("a").thenTask(TaskState.BLOCKED);

        story.when("a", new StepCommand.Unblock())
                .thenStep("a", StepState.READY)
                .thenTask(TaskState.RUNNING);

        assertThat(story.step("a").result().failure()).isNull();
        story.when("a", new StepCommand.Unblock()).thenNothing();
        story.done("a").thenTask(TaskState.COMPLETED);
        assertThat(story.attempt("a").number()).isEqualTo(2);
    }

    @Test
    void aPersonMayBlockARunningStepOnce() {
        Story story = Story.automatic(step("a")).claim("a");

        story.when("a", new StepCommand.Block(Story.broken()))
                .then(new StepBlocked(key("a"), Story.broken()), new TaskBlocked());

        story.when("a", new StepCommand.Block(Story.broken())).thenNothing();
    }

    @Test
    void aBlockedTaskGoesOnWithTheRestOnceItsStepIsApproved() {
        Story story = Story.automatic(OnFailure.BLOCK, step("a"), step("b", "a"))
                .claim("a")
                .fail("a");

        story.when("a", new StepCommand.Approve(null));

        story.thenStep("b", StepState.READY).thenTask(TaskState.RUNNING);
    }

    @Test
    void aStepSkippedByRequestIsNoFailure() {
        Story story = Story.automatic(step("a"), step("b", "a"));

        story.when("a", new StepCommand.Skip(SkipReason.BY_REQUEST))
                .then(
                        new StepSkipped(key("a"), SkipReason.BY_REQUEST),
                        new StepSkipped(key("b"), SkipReason.CONDITION),
                        new TaskEvent.TaskCompleted());
        story.when("a", new StepCommand.Skip(SkipReason.BY_REQUEST)).thenNothing();
    }

    @Test
    void theTaskFailsWithTheFailureOfItsFirstFailedStep() {
        Story story = Story.automatic(OnFailure.CONTINUE, step("a"), step("b"))
                .claim("a")
                .claim("b");
        story.fail("b").fail("a");

        assertThat(story.events()).last().isEqualTo(new TaskFailed(Story.broken()));
    }
}
