package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.external;
import static dev.gradus.core.task.Specs.keys;
import static dev.gradus.core.task.Specs.retrying;
import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskEvent.StepRevised;
import org.junit.jupiter.api.Test;

abstract class RevisionStories {

    @Test
    void aRevisedStepKeepsItsNumberStateAndResults() {
        Story story = Story.automatic(step("a"), step("b")).done("a");

        revise(story, retrying("a", 3)).then(new StepRevised(retrying("a", 3)));

        story.thenStep("a", StepState.COMPLETED);
        assertThat(story.step("a").result().results().size()).isEqualTo(1);
    }

    @Test
    void aReadyStepThatIsToldToNeedAnOpenOneWaitsForIt() {
        Story story = Story.automatic(step("a"), step("b"));

        revise(story, step("b", "a")).thenStep("b", StepState.PENDING);

        story.done("a").thenStep("b", StepState.READY);
    }

    @Test
    void aPendingStepThatIsToldToNeedNothingIsFreed() {
        Story story = Story.automatic(step("a"), step("b", "a"));

        revise(story, step("b")).thenStep("b", StepState.READY);
    }

    @Test
    void theSameSpecificationChangesNothing() {
        revise(Story.automatic(step("a")), step("a")).thenNothing();
    }

    @Test
    void aRunningStepIsNotEdited() {
        Story story = Story.automatic(step("a")).claim("a");

        revise(story, retrying("a", 3))
                .thenRejected(ErrorCode.CONFLICT, "step 'a' is running and cannot be edited now");
    }

    @Test
    void whoExecutesAStepIsSettledOnceItHasBegun() {
        Story story = Story.automatic(step("a"), external("x")).done("a");

        revise(story, external("a"))
                .thenRejected(
                        ErrorCode.CONFLICT, "step 'a' has begun as tool and cannot become external: add another step");
        revise(story, step("x")).thenStep("x", StepState.READY);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        Story story = Story.automatic(step("a"));

        revise(story, step("ghost")).thenRejected(ErrorCode.NOT_FOUND, "task 1 has no step 'ghost'");
        revise(story, step("a", "ghost")).thenRejected(ErrorCode.NOT_FOUND, "task 1 has no step 'ghost'");
    }

    @Test
    void aStepNeverNeedsItself() {
        Story story = Story.automatic(step("a"), step("b", "a"), step("c", "b"));

        revise(story, step("a", "c")).thenRejected(ErrorCode.INVALID_INPUT, "step 'a' would need itself");
        assertThat(story.snapshot().withDownstream(keys("a"))).hasSize(3);
    }

    private static Story revise(Story story, StepSpec spec) {
        return story.when(new TaskCommand.ReviseStep(spec));
    }
}
