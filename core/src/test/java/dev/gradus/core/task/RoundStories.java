package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.key;
import static dev.gradus.core.task.Specs.keys;
import static dev.gradus.core.task.Specs.role;
import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepRole;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskEvent.RoundStarted;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class RoundStories {
    private static final TaskCommand AGAIN = new TaskCommand.NextRound(keys());

    @Test
    void aNewRoundOpensEveryStep() {
        Story story = Story.automatic(step("a"), step("b", "a")).done("a", "b");

        story.when(AGAIN).then(new RoundStarted(2, List.of(key("a"), key("b"))));

        story.thenTask(TaskState.RUNNING).thenStep("a", StepState.READY).thenStep("b", StepState.PENDING);
        story.done("a", "b").thenTask(TaskState.COMPLETED);
        assertThat(story.attempt("a").number()).isEqualTo(2);
    }

    @Test
    void aRoundMayTakeInChosenStepsOnly() {
        Story story = Story.automatic(step("a"), step("b", "a")).done("a", "b");

        story.when(new TaskCommand.NextRound(keys("b"))).then(new RoundStarted(2, List.of(key("b"))));

        story.thenStep("a", StepState.COMPLETED).thenStep("b", StepState.READY);
    }

    @Test
    void aFailedAndACancelledTaskBeginAnew() {
        Story failed =
                Story.automatic(step("a"), step("b")).claim("a").fail("a").thenTask(TaskState.FAILED);
        failed.when(AGAIN).thenSteps(StepState.READY, "a", "b");
        assertThat(failed.task().progress().failure()).isNull();

        Story cancelled = Story.automatic(step("a")).when(new TaskCommand.CancelTask());
        cancelled.when(AGAIN).thenStep("a", StepState.READY).thenTask(TaskState.RUNNING);
    }

    @Test
    void aFreshTaskBeginsItsFirstRoundWithWhatIsChosen() {
        Story story = Story.manual(step("a"), step("b"));

        story.when(new TaskCommand.NextRound(keys("b"))).then(new RoundStarted(1, List.of(key("b"))));
    }

    @Test
    void aStepSkippedBeforeIsOpenedByAWholeRound() {
        Story story = Story.automatic(step("a"))
                .when("a", new StepCommand.Skip(SkipReason.BY_REQUEST))
                .thenTask(TaskState.COMPLETED);

        story.when(AGAIN).thenStep("a", StepState.READY);
    }

    @Test
    void aRoundUnderWayIsNotJoinedByAnother() {
        Story.automatic(step("a"))
                .when(AGAIN)
                .thenRejected(ErrorCode.ILLEGAL_TRANSITION, "task 1 is running and cannot be run again");
    }

    @Test
    void aStepThatDoesNotExistIsNotFound() {
        Story.automatic(step("a"))
                .done("a")
                .when(new TaskCommand.NextRound(keys("ghost")))
                .thenRejected(ErrorCode.NOT_FOUND, "task 1 has no step 'ghost'");
    }

    @Test
    void aRoundDoesNotBeginUnderAnAttemptThatLives() {
        Story story = Story.automatic(step("a"), role(StepRole.AUDIT, "audit"))
                .claim("audit")
                .done("a");
        story.thenTask(TaskState.COMPLETED);

        story.when(AGAIN)
                .thenRejected(ErrorCode.CONFLICT, "step 'audit' is running: wait for its attempt to end or cancel it");
    }
}
