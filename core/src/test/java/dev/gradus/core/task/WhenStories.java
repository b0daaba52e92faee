package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.key;
import static dev.gradus.core.task.Specs.step;
import static dev.gradus.core.task.Specs.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.When;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code when}, and how skips spread. */
abstract class WhenStories {

    @Test
    void aHandlerOfFailuresIsSkippedWhenNothingFailed() {
        Story story = Story.automatic(step("a"), when(When.FAILURE, "repair", "a"), step("after", "repair"))
                .done("a");

        assertThat(reason(story, "repair")).isEqualTo(SkipReason.CONDITION);
        assertThat(reason(story, "after")).isEqualTo(SkipReason.CONDITION);
        story.thenTask(TaskState.COMPLETED);
    }

    @Test
    void aHandlerOfFailuresWithoutNeedsNeverRuns() {
        Story story = Story.automatic(step("a"), when(When.FAILURE, "repair")).thenTask(TaskState.RUNNING);

        assertThat(reason(story, "repair")).isEqualTo(SkipReason.CONDITION);
    }

    @Test
    void aHandlerOfFailuresRunsWhenOneOfItsNeedsFailed() {
        Story story = Story.automatic(OnFailure.CONTINUE, step("a"), step("b"), when(When.FAILURE, "repair", "a", "b"))
                .claim("a")
                .fail("a");
        story.thenStep("repair", StepState.PENDING);

        story.done("b").thenStep("repair", StepState.READY);
    }

    @Test
    void aHandlerOfFailuresRunsWhenItsNeedWasSkippedForAFailure() {
        Story story = Story.automatic(OnFailure.CONTINUE, step("a"), step("b", "a"), when(When.FAILURE, "repair", "b"))
                .claim("a")
                .fail("a");

        assertThat(reason(story, "b")).isEqualTo(SkipReason.UPSTREAM_FAILED);
        story.thenStep("repair", StepState.READY);
    }

    @Test
    void aStepThatAlwaysRunsWaitsForTheEndOfItsNeeds() {
        Story story = Story.automatic(OnFailure.CONTINUE, step("a"), step("b"), when(When.ALWAYS, "tidy", "a", "b"))
                .claim("a")
                .fail("a");
        story.thenStep("tidy", StepState.PENDING);

        story.done("b").thenStep("tidy", StepState.READY);
    }

    @Test
    void aStepThatAlwaysRunsRunsAfterASkip() {
        Story story = Story.automatic(step("a"), when(When.ALWAYS, "tidy", "a"))
                .when("a", new StepCommand.Skip(SkipReason.BY_REQUEST));

        story.thenStep("tidy", StepState.READY);
    }

    @Test
    void aFailureSpreadsThroughAWholeChain() {
        Story story = Story.automatic(OnFailure.CONTINUE, step("a"), step("b", "a"), step("c", "b"), step("d", "c"))
                .claim("a")
                .fail("a");

        story.thenSteps(StepState.SKIPPED, "b", "c", "d").thenTask(TaskState.FAILED);
        for (String skipped : new String[] {"b", "c", "d"}) {
            assertThat(reason(story, skipped)).isEqualTo(SkipReason.UPSTREAM_FAILED);
        }
    }

    @Test
    void aHandlerThatSucceedsLetsWhatFollowsItRun() {
        Story story = Story.automatic(
                        OnFailure.CONTINUE, step("a"), when(When.FAILURE, "repair", "a"), step("after", "repair"))
                .claim("a")
                .fail("a")
                .done("repair");

        story.thenStep("after", StepState.READY).done("after").thenTask(TaskState.FAILED);
    }

    @Test
    void aCancelledNeedIsNoFailureButLetsNothingRun() {
        Story story = Story.automatic(step("a"), step("b", "a"), when(When.FAILURE, "repair", "a"))
                .when("a", new StepCommand.Cancel());

        story.thenStep("a", StepState.CANCELLED);
        assertThat(reason(story, "b")).isEqualTo(SkipReason.CONDITION);
        assertThat(reason(story, "repair")).isEqualTo(SkipReason.CONDITION);
    }

    @Test
    void readinessNamesTheNeedsThatAreOpenInTheOrderWritten() {
        Story story = Story.automatic(step("a"), step("b"), step("c"), step("d", "c", "b", "a"))
                .done("b");

        Readiness readiness = Readiness.of(story.step("d"), story.snapshot());

        assertThat(readiness).isEqualTo(new Readiness(Readiness.Verdict.OPEN, List.of(key("c"), key("a")), null));
    }

    private static @Nullable SkipReason reason(Story story, String key) {
        return story.step(key).result().skipped();
    }
}
