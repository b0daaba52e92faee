package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.key;
import static dev.gradus.core.task.Specs.keys;
import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskEvent.AddedStep;
import dev.gradus.core.task.TaskEvent.RoundStarted;
import dev.gradus.core.task.TaskEvent.TaskCreated;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class StartStories {

    @Test
    void anAutomaticTaskBeginsItsRoundWhenItIsCreated() {
        Story story = Story.automatic(step("a"), step("b", "a"));

        assertThat(story.events())
                .containsExactly(
                        new TaskCreated(
                                story.task().spec(),
                                List.of(
                                        new AddedStep(story.step("a").id(), step("a")),
                                        new AddedStep(story.step("b").id(), step("b", "a"))),
                                Pins.NONE),
                        new RoundStarted(1, List.of(key("a"), key("b"))));
        story.thenTask(TaskState.RUNNING).thenStep("a", StepState.READY).thenStep("b", StepState.PENDING);
    }

    @Test
    void anAutomaticTaskWithoutStepsWaitsForThem() {
        Story story = Story.automatic();

        story.thenTask(TaskState.PENDING);
        story.when(new TaskCommand.Start()).thenRejected(ErrorCode.CONFLICT, "task 1 has no steps: add one first");
    }

    @Test
    void aManualTaskWaitsToBeStarted() {
        Story story = Story.manual(step("a")).thenTask(TaskState.PENDING);

        story.when(new TaskCommand.Start()).then(new RoundStarted(1, List.of(key("a"))));

        story.thenTask(TaskState.RUNNING).thenStep("a", StepState.PENDING);
    }

    @Test
    void startingTwiceStartsOnce() {
        Story story = Story.manual(step("a")).when(new TaskCommand.Start());

        story.when(new TaskCommand.Start()).thenNothing();
    }

    @Test
    void aPlannedTaskStarts() {
        Story story = Story.manual(step("a"))
                .given(new TaskEvent.PlanningStarted(), new TaskEvent.PlanningFinished())
                .thenTask(TaskState.PLANNED);

        story.when(new TaskCommand.Start()).thenTask(TaskState.RUNNING);
    }

    @Test
    void aTaskBeingPlannedDoesNotStart() {
        Story story = Story.manual(step("a")).given(new TaskEvent.PlanningStarted());

        story.when(new TaskCommand.Start())
                .thenRejected(ErrorCode.ILLEGAL_TRANSITION, "task 1 is planning and cannot be started");
    }

    @Test
    void aFinishedTaskDoesNotStart() {
        Story story = Story.automatic(step("a")).done("a");

        story.when(new TaskCommand.Start())
                .thenRejected(ErrorCode.ILLEGAL_TRANSITION, "task 1 is completed and cannot be started");
    }

    @Test
    void aStepSkippedBeforeTheStartStaysSkipped() {
        Story story = Story.manual(step("a"), step("b")).when("a", new StepCommand.Skip(SkipReason.BY_REQUEST));

        story.when(new TaskCommand.Start()).then(new RoundStarted(1, List.of(key("b"))));

        story.thenStep("a", StepState.SKIPPED).thenStep("b", StepState.PENDING);
    }

    @Test
    void twoStepsWithOneKeyAreNoTask() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Story.automatic(step("a"), step("a")))
                .withMessage("two steps have the key 'a'");
    }

    @Test
    void aNeedThatDoesNotExistIsNoTask() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Story.automatic(step("a", "ghost")))
                .withMessage("step 'a' needs 'ghost', which does not exist");
    }

    @Test
    void aTaskIsOpenUntilItsEnd() {
        Story story = Story.automatic(step("a"));

        assertThat(story.task().times().closedAt()).isNull();
        assertThat(story.done("a").task().times().closedAt()).isEqualTo(story.now());
        assertThat(story.snapshot().withDownstream(keys("a"))).containsExactly(key("a"));
    }
}
