package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.key;
import static dev.gradus.core.task.Specs.keys;
import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.step.Origin;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepEvent.StepCompleted;
import dev.gradus.core.step.StepEvent.StepFailed;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.task.TaskEvent.StepsReopened;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps that send the work back to earlier ones. */
abstract class LoopStories {

    @Test
    void aResetOpensItsTargetsAndAllThatFollowsThem() {
        Story story = Story.automatic(step("a"), step("b", "a"), step("check", "b"))
                .done("a", "b")
                .claim("check");

        story.complete("check", reset("b"))
                .then(
                        new StepCompleted(key("check"), 1, Document.emptyObject(), Origin.EXECUTED),
                        new StepsReopened(StepTrigger.LOOP_RESET, List.of(key("b"), key("check"))));

        story.thenStep("a", StepState.COMPLETED).thenStep("b", StepState.READY).thenStep("check", StepState.PENDING);
        story.done("b", "check").thenTask(TaskState.COMPLETED);
    }

    @Test
    void aLoopMayGoRoundAgainAndAgain() {
        Story story = Story.automatic(step("a"), step("check", "a"));
        for (int round = 1; round <= 5; round++) {
            story.done("a").claim("check").complete("check", reset("a")).thenTask(TaskState.RUNNING);
        }

        story.done("a", "check").thenTask(TaskState.COMPLETED);

        assertThat(story.attempt("a").number()).isEqualTo(6);
    }

    @Test
    void aTakenStepThatResetsIsObservedLikeAnyOther() {
        Story story = Story.manual(step("a"), step("check", "a")).when(new TaskCommand.Start());
        story.take("a").succeed("a").when(new TaskCommand.Observe());

        story.take("check").complete("check", reset("a")).thenTask(TaskState.WAITING);

        story.when(new TaskCommand.Observe())
                .thenSteps(StepState.PENDING, "a", "check")
                .take("a");
    }

    @Test
    void aResetToAStepThatDoesNotExistIsAFailureOfTheStep() {
        Story story = Story.automatic(step("a")).claim("a");
        Failure refused = Failure.user("RESET_REFUSED", "there is no step 'ghost' to go back to");

        story.complete("a", reset("ghost"));

        assertThat(story.events()).startsWith(new StepFailed(key("a"), 1, refused));
    }

    @Test
    void aResetWithoutATargetIsAFailureOfTheStep() {
        Story story = Story.automatic(step("a")).claim("a").complete("a", reset());

        story.thenStep("a", StepState.FAILED);
    }

    @Test
    void aResetUnderAnAttemptThatLivesIsAFailureOfTheStep() {
        Story story = Story.automatic(step("a"), step("b", "a"), step("check", "a"))
                .done("a")
                .claim("b")
                .claim("check");
        Failure refused =
                Failure.user("RESET_REFUSED", "step 'b' is running: wait for its attempt to end or cancel it");

        story.complete("check", reset("a"));

        assertThat(story.events()).startsWith(new StepFailed(key("check"), 1, refused));
        story.thenStep("b", StepState.RUNNING);
    }

    private static Outcome reset(String... targets) {
        return new Outcome.Reset(keys(targets), "not good enough");
    }
}
