package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.delayed;
import static dev.gradus.core.task.Specs.key;
import static dev.gradus.core.task.Specs.retrying;
import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.step.AttemptOutcome;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.Origin;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepEvent.AttemptFailed;
import dev.gradus.core.step.StepEvent.StepCompleted;
import dev.gradus.core.step.StepEvent.StepDeferred;
import dev.gradus.core.step.StepEvent.StepFailed;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskEvent.PolicyViolated;
import dev.gradus.core.task.TaskEvent.TaskCompleted;
import dev.gradus.core.task.TaskEvent.TaskFailed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

abstract class CompletionStories {
    private static final Document BY_A = Document.emptyObject().with("by", "a");

    @Test
    void aSuccessCompletesTheStepAndFreesWhatNeedsIt() {
        Story story = Story.automatic(step("a"), step("b", "a"), step("c", "a", "b"))
                .claim("a")
                .succeed("a");

        story.then(new StepCompleted(key("a"), 1, BY_A, Origin.EXECUTED));
        story.thenStep("b", StepState.READY).thenStep("c", StepState.PENDING).thenTask(TaskState.RUNNING);
    }

    @Test
    void theLastSuccessCompletesTheTask() {
        Story story = Story.automatic(step("a")).claim("a").succeed("a");

        story.then(new StepCompleted(key("a"), 1, BY_A, Origin.EXECUTED), new TaskCompleted());
        assertThat(story.step("a").closedAt()).isEqualTo(story.now());
        assertThat(story.attempt("a").end())
                .satisfies(end -> assertThat(end)
                        .extracting("outcome", "output")
                        .containsExactly(AttemptOutcome.COMPLETED, BY_A));
    }

    @Test
    void aReusedResultKeepsItsOrigin() {
        Story story = Story.automatic(step("a")).claim("a").complete("a", new Outcome.Success(BY_A, Origin.REUSED));

        assertThat(story.step("a").result().origin()).isEqualTo(Origin.REUSED);
    }

    @Test
    void anOlderFenceIsRefused() {
        Story story = Story.automatic(step("a")).claim("a");
        Fence old = story.fence("a");
        story.lose("a").claim("a");

        story.when("a", new StepCommand.CompleteAttempt(old, Story.success("a")))
                .thenRejected(ErrorCode.CONFLICT, "step 'a' is running and no longer held under fence 1");
    }

    @Test
    void aSecondDeliveryOfTheSameOutcomeIsRefused() {
        Story story = Story.automatic(step("a"), step("b")).claim("a");
        Fence fence = story.fence("a");
        story.succeed("a");

        story.when("a", new StepCommand.CompleteAttempt(fence, Story.success("a")))
                .thenRejected(ErrorCode.CONFLICT, "step 'a' is completed and no longer held under fence 1");
    }

    @Test
    void aStepThatDoesNotExistIsNotFound() {
        Story.automatic(step("a"))
                .when("ghost", new StepCommand.CompleteAttempt(new Fence(1), Story.success("a")))
                .thenRejected(ErrorCode.NOT_FOUND, "task 1 has no step 'ghost'");
    }

    @Test
    void aFailureIsRetriedAfterABackoffThatDoubles() {
        Story story = Story.automatic(retrying("a", 3)).claim("a").fail("a");
        story.then(new AttemptFailed(key("a"), 1, Story.broken(), story.now().plusSeconds(10), StepState.READY));
        assertThat(ClaimRules.mayBeClaimed(
                        story.task(), story.step("a"), story.now().plusSeconds(9)))
                .isFalse();

        story.after(Duration.ofSeconds(10)).claim("a").fail("a");

        story.then(new AttemptFailed(key("a"), 2, Story.broken(), story.now().plusSeconds(20), StepState.READY));
        assertThat(story.step("a").progress().failures()).isEqualTo(2);
    }

    @Test
    void theLastGrantedFailureFailsTheStepAndItsTask() {
        Story story = Story.automatic(retrying("a", 2)).claim("a").fail("a");

        story.after(Duration.ofSeconds(10)).claim("a").fail("a");

        story.then(new StepFailed(key("a"), 2, Story.broken()), new TaskFailed(Story.broken()));
        story.thenStep("a", StepState.FAILED).thenTask(TaskState.FAILED);
        assertThat(story.task().progress().failure()).isEqualTo(Story.broken());
    }

    @Test
    void aFailureThatNothingCanMendIsNotRetried() {
        Failure wrong = Failure.user("WRONG", "it is wrong");
        Story story = Story.automatic(retrying("a", 5)).claim("a").complete("a", Outcome.failure(wrong));

        story.then(new StepFailed(key("a"), 1, wrong), new TaskFailed(wrong));
    }

    @Test
    void aPolicyViolationLeavesAnAuditEntry() {
        Document payload = Document.emptyObject().with("limit", 2);
        Failure violation = Failure.policy("TOOL_TIMEOUT", "it took too long").withDetails(payload);
        Story story = Story.automatic(step("a")).claim("a").complete("a", Outcome.failure(violation));

        story.then(
                new StepFailed(key("a"), 1, violation),
                new PolicyViolated("TOOL_TIMEOUT", "it took too long", key("a"), payload),
                new TaskFailed(violation));
    }

    @Test
    void aReleaseDefersTheStepWithAMemoAndUsesNoAttempt() {
        Document memo = Document.emptyObject().with("until", "noon");
        Story story = Story.automatic(step("a")).claim("a");
        story.complete("a", new Outcome.Release(story.now().plusSeconds(60), memo));

        story.then(new StepDeferred(key("a"), story.now().plusSeconds(60), memo, StepState.READY));
        assertThat(ClaimRules.isTime(story.step("a"), story.now().plusSeconds(59)))
                .isFalse();
        story.after(Duration.ofMinutes(1)).claim("a");
        assertThat(story.step("a").progress().memo()).isEqualTo(memo);
        assertThat(story.attempt("a").number()).isEqualTo(1);
    }

    @Test
    void aStepHandedBackUsesNoAttempt() {
        Story story = Story.automatic(step("a")).claim("a").handBack("a").thenStep("a", StepState.READY);

        story.claim("a");

        assertThat(story.attempt("a").number()).isEqualTo(1);
        assertThat(story.fence("a")).isEqualTo(new Fence(2));
    }

    @Test
    void aDelayCountsFromTheMomentTheStepIsFreed() {
        Story story = Story.automatic(step("a"), delayed("b", Duration.ofMinutes(5), "a"))
                .after(Duration.ofHours(1))
                .done("a");

        assertThat(story.step("b").progress().notBefore()).isEqualTo(story.now().plusSeconds(300));
        story.after(Duration.ofMinutes(5)).claim("b").succeed("b").thenTask(TaskState.COMPLETED);
    }
}
