package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.approved;
import static dev.gradus.core.task.Specs.gate;
import static dev.gradus.core.task.Specs.key;
import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.step.ApprovalMoment;
import dev.gradus.core.step.ApprovalPolicy;
import dev.gradus.core.step.ApprovalState;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepEvent.StepAdmitted;
import dev.gradus.core.step.StepEvent.StepApproved;
import dev.gradus.core.step.StepEvent.StepWaiting;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.step.WaitReason;
import dev.gradus.core.task.TaskEvent.TaskCompleted;
import dev.gradus.core.task.TaskEvent.TaskContinued;
import dev.gradus.core.task.TaskEvent.TaskWaiting;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** People are asked, and decide. */
abstract class ApprovalStories {
    static final ApprovalPolicy BEFORE = ApprovalPolicy.asking(ApprovalMoment.BEFORE);
    static final ApprovalPolicy AFTER = ApprovalPolicy.asking(ApprovalMoment.AFTER);

    @Test
    void aPersonIsAskedBeforeAStepAsSoonAsItsNeedsHaveEnded() {
        Story story = Story.automatic(step("a"), approved(BEFORE, "b", "a"));

        story.thenStep("b", StepState.PENDING);
        story.done("a").thenStep("b", StepState.WAITING).thenTask(TaskState.WAITING);

        assertThat(story.events()).contains(new StepWaiting(key("b"), 0, WaitReason.APPROVAL, null), new TaskWaiting());
        assertThat(story.step("b").progress().approval().state()).isEqualTo(ApprovalState.PENDING);
        assertThat(story.step("b").isLive()).isFalse();
    }

    @Test
    void anApprovedStepBegins() {
        Story story = Story.automatic(approved(BEFORE, "a"));

        story.when("a", new StepCommand.Approve("go", "cli:ann"))
                .then(new StepAdmitted(key("a"), "go", "cli:ann"), new TaskContinued())
                .thenStep("a", StepState.READY);

        story.when("a", new StepCommand.Approve("go", "cli:bob")).thenNothing();
        story.done("a").thenTask(TaskState.COMPLETED);
        assertThat(story.step("a").progress().approval().by()).isEqualTo("cli:ann");
        story.when("a", new StepCommand.Approve("late", "cli:bob")).thenNothing();
    }

    @Test
    void aRejectedStepNeverBegins() {
        Story story = Story.automatic(approved(BEFORE, "a"), step("b", "a"));

        story.when("a", new StepCommand.Reject("no", "cli:ann"))
                .thenStep("a", StepState.FAILED)
                .thenStep("b", StepState.SKIPPED)
                .thenTask(TaskState.FAILED);

        assertThat(story.task().progress().failure())
                .satisfies(failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.REJECTED));
        assertThat(story.step("a").progress().approval().state()).isEqualTo(ApprovalState.REJECTED);
    }

    @Test
    void aStepOfAManualTaskIsAskedAboutWhenItIsDueAndThenTaken() {
        Story story = Story.manual(approved(BEFORE, "a")).when(new TaskCommand.Start());

        story.thenStep("a", StepState.WAITING).thenTask(TaskState.WAITING);
        assertThat(ClaimRules.mayBeTaken(story.snapshot(), story.step("a"), story.now()))
                .isFalse();

        story.when("a", new StepCommand.Approve(null, "cli:ann")).thenStep("a", StepState.PENDING);
        story.take("a").succeed("a").thenStep("a", StepState.COMPLETED);
    }

    @Test
    void dispatchingAStepThatNobodyAdmittedAsksFirst() {
        Story story = Story.manual(approved(BEFORE, "a"));

        story.when("a", new StepCommand.Dispatch()).thenStep("a", StepState.WAITING);

        story.when("a", new StepCommand.Approve(null, "cli:ann"))
                .when("a", new StepCommand.Dispatch())
                .thenStep("a", StepState.READY);
    }

    @Test
    void resultsAreShownBeforeTheyAreAccepted() {
        Story story = Story.automatic(approved(AFTER, "a"), step("b", "a")).claim("a");

        story.succeed("a").thenStep("a", StepState.WAITING).thenStep("b", StepState.PENDING);
        assertThat(story.step("a").result().results())
                .isEqualTo(Document.emptyObject().with("by", "a"));

        story.when("a", new StepCommand.Approve("good", "cli:ann")).thenStep("b", StepState.READY);
        assertThat(story.events()).startsWith(new StepApproved(key("a"), "good", "cli:ann"));
        assertThat(story.step("a").result().results())
                .isEqualTo(Document.emptyObject().with("by", "a"));
    }

    @Test
    void nobodyIsAskedAboutAFailure() {
        Story.automatic(approved(AFTER, "a")).claim("a").fail("a").thenStep("a", StepState.FAILED);
    }

    @Test
    void aLostAttemptIsNoApproval() {
        Story story = Story.automatic(approved(BEFORE, "a"), approved(AFTER, "b"));

        story.claim("b").lose("b").thenStep("b", StepState.READY);
        story.claim("b").lose("b").claim("b").lose("b").thenStep("b", StepState.FAILED);

        story.thenStep("a", StepState.SKIPPED).thenTask(TaskState.FAILED);
    }

    @Test
    void aPersonIsAskedOnlyAboutResultsThatHaveTheMember() {
        var policy =
                new ApprovalPolicy(ApprovalMoment.AFTER, null, null, false, "pull_request", Document.emptyObject(), 1);
        Story quiet = Story.automatic(approved(policy, "a")).claim("a");
        Story loud = Story.automatic(approved(policy, "a")).claim("a");

        quiet.succeed("a").thenTask(TaskState.COMPLETED);
        loud.complete("a", Outcome.success(Document.emptyObject().with("pull_request", "https://x/pull/1")))
                .thenStep("a", StepState.WAITING);
    }

    @Test
    void timeThatRunsOutRejects() {
        var policy = new ApprovalPolicy(
                ApprovalMoment.BEFORE, null, Duration.ofHours(1), false, null, Document.emptyObject(), 1);
        Story story = Story.automatic(approved(policy, "a"));
        assertThat(story.step("a").progress().notBefore()).isEqualTo(story.now().plus(Duration.ofHours(1)));

        story.after(Duration.ofMinutes(59)).when("a", new StepCommand.Expire()).thenNothing();
        story.after(Duration.ofMinutes(1)).when("a", new StepCommand.Expire()).thenStep("a", StepState.FAILED);

        assertThat(story.step("a").progress().approval().state()).isEqualTo(ApprovalState.REJECTED);
        story.when("a", new StepCommand.Expire()).thenNothing();
        story.when("a", new StepCommand.Approve(null, "cli:ann"))
                .thenRejected(ErrorCode.ILLEGAL_TRANSITION, "step 'a' is failed: approve is not possible");
    }

    @Test
    void whatWaitsForSomethingElseDoesNotExpire() {
        Story story = Story.automatic(step("a")).claim("a");
        story.complete("a", new Outcome.Wait(WaitReason.CI, story.now().plusSeconds(1)));

        story.after(Duration.ofHours(1)).when("a", new StepCommand.Expire()).thenNothing();
    }

    @Test
    void aGateIsAPersonsDecisionAndNothingElse() {
        Story story = Story.automatic(step("a"), gate("g", "a"), step("b", "g")).done("a");

        story.thenStep("g", StepState.WAITING).thenTask(TaskState.WAITING);
        story.when("g", new StepCommand.Approve("ship", "cli:ann")).thenStep("b", StepState.READY);

        assertThat(story.step("g").result().results())
                .isEqualTo(Document.emptyObject()
                        .with("verdict", "approved")
                        .with("by", "cli:ann")
                        .with("note", "ship"));
        assertThat(story.step("g").attempt()).isNull();
        story.done("b");
        assertThat(story.events()).endsWith(new TaskCompleted());
    }

    @Test
    void whoeverMadeTheTaskIsNotTheOtherPerson() {
        var policy = new ApprovalPolicy(ApprovalMoment.BEFORE, null, null, true, null, Document.emptyObject(), 1);
        Story story = Story.submittedBy("cli:ann", approved(policy, "a"));

        story.when("a", new StepCommand.Approve(null, "http:ann"))
                .thenRejected(
                        ErrorCode.NOT_ALLOWED,
                        "step 'a' needs the approval of another person than cli:ann, who made the task");
        story.when("a", new StepCommand.Approve(null))
                .thenRejected(
                        ErrorCode.NOT_ALLOWED,
                        "step 'a' needs the approval of another person than whoever made the task, and it is not known"
                                + " who you are");
        story.when("a", new StepCommand.Approve(null, "cli:bob")).thenStep("a", StepState.READY);
    }

    @Test
    void wherePeopleAreNotKnownNobodyIsTheOtherPerson() {
        var policy = new ApprovalPolicy(ApprovalMoment.BEFORE, null, null, true, null, Document.emptyObject(), 1);

        Story.automatic(approved(policy, "a"))
                .when("a", new StepCommand.Approve(null, "cli:bob"))
                .thenRejected(
                        ErrorCode.NOT_ALLOWED,
                        "step 'a' needs the approval of another person than whoever made the task, and it is not known"
                                + " who that was");
    }

    @Test
    void nothingButAPersonWakesWhatWaitsForOne() {
        Story.automatic(approved(BEFORE, "a"))
                .when("a", new StepCommand.Wake())
                .thenRejected(
                        ErrorCode.ILLEGAL_TRANSITION,
                        "step 'a' waits for a person's approval, which nothing else replaces");
    }

    @Test
    void whatIsBeingLookedAtIsNotChangedAndWhatIsChangedIsLookedAtAgain() {
        Story story = Story.automatic(approved(BEFORE, "a"));
        var other = new TaskCommand.ReviseStep(
                story.step("a").spec().doing(Document.emptyObject().with("n", 1)));

        story.when(other).thenRejected(ErrorCode.CONFLICT, "step 'a' is waiting and cannot be edited now");

        story.when("a", new StepCommand.Approve(null, "cli:ann")).thenStep("a", StepState.READY);
        story.when(other).thenStep("a", StepState.WAITING);
    }

    @Test
    void anApprovalThatIsAskedForLaterHoldsBackWhatIsReady() {
        Story story = Story.automatic(step("a"));

        story.when(new TaskCommand.ReviseStep(approved(BEFORE, "a"))).thenStep("a", StepState.WAITING);
    }

    @Test
    void anotherPassAsksAgain() {
        Story story = Story.automatic(approved(BEFORE, "a"));
        story.when("a", new StepCommand.Approve(null, "cli:ann")).claim("a").fail("a");

        story.when(new TaskCommand.Reopen(StepTrigger.RETRY, Set.of(), true)).thenStep("a", StepState.WAITING);
    }

    @Test
    void aStepThatGeneratesStepsIsNotAcceptedAfterwards() {
        Story story = Story.automatic(approved(AFTER, "a")).claim("a");

        story.complete("a", new Outcome.Children(Document.emptyObject(), List.of()))
                .thenStep("a", StepState.FAILED);
        assertThat(story.step("a").result().failure())
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("APPROVAL_NOT_POSSIBLE"));
    }

    @Test
    void cancellingATaskEndsWhatWaitsForAPerson() {
        Story.automatic(gate("g"))
                .when(new TaskCommand.CancelTask())
                .thenStep("g", StepState.CANCELLED)
                .thenTask(TaskState.CANCELLED);
    }
}
