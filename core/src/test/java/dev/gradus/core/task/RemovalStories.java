package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.keys;
import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskEvent.StepsRemoved;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class RemovalStories {

    @Test
    void aRemovedStepIsGone() {
        Story story = Story.manual(step("a"), step("b"));

        remove(story, "a").then(new StepsRemoved(List.of(new StepKey("a"))));

        assertThat(story.snapshot().steps()).containsOnlyKeys(new StepKey("b"));
    }

    @Test
    void aStepThatAnotherNeedsStays() {
        Story story = Story.manual(step("a"), step("b", "a"));

        remove(story, "a").thenRejected(ErrorCode.CONFLICT, "step 'b' of task 1 needs [a]: remove or edit it first");
        remove(story, "a", "b").then(new StepsRemoved(List.of(new StepKey("a"), new StepKey("b"))));
    }

    @Test
    void aRunningStepStays() {
        Story story = Story.automatic(step("a"), step("b")).claim("a");

        remove(story, "a").thenRejected(ErrorCode.CONFLICT, "step 'a' is running and cannot be removed now");
    }

    @Test
    void aTaskThatWaitedForNothingElseIsOver() {
        Story story = Story.automatic(step("a"), step("b")).done("a");

        remove(story, "b").thenTask(TaskState.COMPLETED);
    }

    @Test
    void whatIsNotThereCannotBeRemoved() {
        remove(Story.manual(step("a")), "ghost").thenRejected(ErrorCode.NOT_FOUND, "task 1 has no step 'ghost'");
    }

    private static Story remove(Story story, String... names) {
        return story.when(new TaskCommand.RemoveSteps(keys(names)));
    }
}
