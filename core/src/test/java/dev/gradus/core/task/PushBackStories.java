package dev.gradus.core.task;

import static dev.gradus.core.task.ApprovalStories.AFTER;
import static dev.gradus.core.task.Specs.approved;
import static dev.gradus.core.task.Specs.gate;
import static dev.gradus.core.task.Specs.key;
import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.ApprovalMoment;
import dev.gradus.core.step.ApprovalPolicy;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepEvent.StepAdvised;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.task.TaskEvent.StepsReopened;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Work is sent back. */
abstract class PushBackStories {
    private static final Document ADVICE = Document.emptyObject().with("reason", "too long");

    @Test
    void exactlyTheWorkFromTheTargetOnIsOpenAgain() {
        Story story = Story.automatic(step("plan"), step("write", "plan"), gate("review", "write"), step("other"))
                .done("plan", "write", "other");

        pushBack(story, "review", "write")
                .then(
                        new StepsReopened(StepTrigger.PUSH_BACK, List.of(key("write"), key("review"))),
                        new StepAdvised(key("write"), key("review"), ADVICE, "shorter", "cli:ann"))
                .thenStep("plan", StepState.COMPLETED)
                .thenStep("write", StepState.READY)
                .thenStep("review", StepState.PENDING)
                .thenStep("other", StepState.COMPLETED);

        assertThat(story.step("write").progress().approval().feedback()).isEqualTo(ADVICE);
        story.done("write").thenStep("review", StepState.WAITING);
        story.when("review", new StepCommand.Approve(null, "cli:ann")).thenTask(TaskState.COMPLETED);
    }

    @Test
    void aStepMayBeSentBackToItself() {
        Story story = Story.automatic(approved(AFTER, "a")).claim("a").succeed("a");

        pushBack(story, "a", "a").thenStep("a", StepState.READY);

        assertThat(story.step("a").progress().approval().feedback()).isEqualTo(ADVICE);
    }

    @Test
    void feedbackStaysReadableWhenTheStepIsRetriedAndIsForgottenByTheNextRound() {
        Story story =
                Story.automatic(OnFailure.CONTINUE, step("a"), gate("g", "a")).done("a");
        pushBack(story, "g", "a").claim("a").fail("a");

        story.when(RetryStories.only("a"));
        assertThat(story.step("a").progress().approval().feedback()).isEqualTo(ADVICE);

        story.when(new TaskCommand.CancelTask()).when(new TaskCommand.NextRound(Set.of()));
        assertThat(story.step("a").progress().approval().feedback()).isEqualTo(Document.emptyObject());
    }

    @Test
    void workIsPushedBackOnlySoOften() {
        var policy = new ApprovalPolicy(ApprovalMoment.BEFORE, null, null, false, null, Document.emptyObject(), 2);
        Story story = Story.automatic(step("a"), approved(policy, "b", "a")).done("a");

        pushBack(story, "b", "a").done("a");
        pushBack(story, "b", "a").done("a");

        pushBack(story, "b", "a")
                .thenRejected(
                        ErrorCode.LIMIT_EXCEEDED,
                        "the work was pushed back from step 'b' 2 times, and no more is allowed: approve or reject it");
    }

    @Test
    void whatCannotBePushedBackIsRefused() {
        Story story = Story.automatic(step("a"), step("x"), gate("g", "a")).done("a");

        pushBack(story, "g", "x")
                .thenRejected(
                        ErrorCode.INVALID_INPUT,
                        "step 'g' does not follow from 'x': push back to it or to a step that it needs");
        pushBack(story, "x", "x")
                .thenRejected(
                        ErrorCode.ILLEGAL_TRANSITION,
                        "step 'x' is ready and waits for no approval: push-back is not possible");
        pushBack(story, "g", "nobody").thenRejected(ErrorCode.NOT_FOUND, "task 1 has no step 'nobody'");
        pushBack(story, "nobody", "a").thenRejected(ErrorCode.NOT_FOUND, "task 1 has no step 'nobody'");
    }

    private static Story pushBack(Story story, String from, String to) {
        return story.when(new TaskCommand.PushBack(key(from), key(to), ADVICE, "shorter", "cli:ann"));
    }
}
