package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.key;
import static dev.gradus.core.task.Specs.keys;
import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepEvent.StepBlocked;
import dev.gradus.core.step.StepEvent.StepSubmitted;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.task.TaskEvent.TaskBlocked;
import dev.gradus.core.task.TaskEvent.TaskWaiting;
import org.junit.jupiter.api.Test;

/** Steps that were executed and whose quality gate has not decided. */
abstract class JudgementStories {
    private static final Document RESULTS = Document.emptyObject().with("patch", "p-1");
    private static final DomainEvent SUBMITTED = new StepSubmitted(key("a"), 1, RESULTS);

    @Test
    void aSubmittedStepKeepsItsResults() {
        Story story = submitted();

        story.thenStep("a", StepState.NEEDS_QA).thenStep("b", StepState.PENDING);
        assertThat(story.step("a").result().results()).isEqualTo(RESULTS);
    }

    @Test
    void anApprovedStepCompletesWithWhatItHasToShow() {
        Story story = submitted().when("a", new StepCommand.Approve(null));

        story.thenStep("a", StepState.COMPLETED).thenStep("b", StepState.READY).thenTask(TaskState.RUNNING);
        assertThat(story.step("a").result().results()).isEqualTo(RESULTS);
    }

    @Test
    void aRejectedStepFails() {
        submitted()
                .when("a", new StepCommand.Reject("poor"))
                .thenStep("a", StepState.FAILED)
                .thenTask(TaskState.FAILED);
    }

    @Test
    void aGateThatCannotDecideBlocksTheStep() {
        Story story = submitted();

        story.when("a", new StepCommand.Block(Story.broken()))
                .then(new StepBlocked(key("a"), Story.broken()), new TaskBlocked());
    }

    @Test
    void aGateMayPushTheWorkBack() {
        Story story = submitted();

        story.when(pushBack("a")).thenStep("a", StepState.READY).thenTask(TaskState.RUNNING);

        assertThat(story.step("a").result().results()).isEqualTo(Document.emptyObject());
        assertThat(story.claim("a").attempt("a").number()).isEqualTo(2);
    }

    @Test
    void aSubmittedStepIsCancelledAtOnce() {
        submitted().when("a", new StepCommand.Cancel()).thenStep("a", StepState.CANCELLED);
    }

    private static Story submitted() {
        Story story = Story.automatic(step("a"), step("b", "a")).claim("a").given(SUBMITTED);
        return story.given(new TaskWaiting());
    }

    private static TaskCommand pushBack(String step) {
        return new TaskCommand.Reopen(StepTrigger.PUSH_BACK, keys(step), true);
    }
}
