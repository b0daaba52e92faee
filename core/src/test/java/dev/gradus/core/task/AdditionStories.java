package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskEvent.AddedStep;
import dev.gradus.core.task.TaskEvent.StepsAdded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class AdditionStories {

    @Test
    void aStepAddedToARunningTaskIsFreedOnceItsNeedsHaveEnded() {
        Story story = Story.automatic(step("a"), step("b")).done("a");

        add(story, "c", "a").then(new StepsAdded(List.of(new AddedStep(new StepId(3), step("c", "a")))));

        story.thenStep("c", StepState.READY);
    }

    @Test
    void aStepAddedAfterAFailureItNeedsIsSkippedAtOnce() {
        Story story = Story.automatic(OnFailure.CONTINUE, step("a"), step("b"))
                .claim("a")
                .fail("a");

        add(story, "c", "a").thenStep("c", StepState.SKIPPED);
    }

    @Test
    void aFinishedTaskKeepsANewStepForItsNextRound() {
        Story story = Story.automatic(step("a")).done("a");

        add(story, "b").thenStep("b", StepState.PENDING).thenTask(TaskState.COMPLETED);

        story.when(new TaskCommand.NextRound(Specs.keys())).thenStep("b", StepState.READY);
    }

    @Test
    void aKeyThatIsTakenAndANeedThatDoesNotExistAreRefused() {
        Story story = Story.automatic(step("a"));

        add(story, "a").thenRejected(ErrorCode.CONFLICT, "task 1 already has a step 'a'");
        add(story, "b", "ghost")
                .thenRejected(ErrorCode.INVALID_INPUT, "step 'b' needs 'ghost', which task 1 does not have");
    }

    @Test
    void aTaskMadeFromADefinitionKeepsItsSteps() {
        DefinitionRef definition = new DefinitionRef("build", "0".repeat(64));
        TaskSpec spec = new TaskSpec("made", definition, Document.emptyObject(), TaskRules.DEFAULT, null, Map.of());
        TaskBirth birth =
                TaskBirth.of(new TaskId(1), spec, Pins.NONE, List.of(step("a")), () -> new StepId(1), Instant.EPOCH);

        var decision = TaskDecider.decide(
                birth.snapshot(), new TaskCommand.AddStep(step("b")), Instant.EPOCH, () -> new StepId(2));

        assertThat(decision)
                .extracting("code", "message")
                .containsExactly(
                        ErrorCode.CONFLICT,
                        "task 1 was made from a definition: steps are added to standing tasks only");
    }

    private static Story add(Story story, String key, String... needs) {
        return story.when(new TaskCommand.AddStep(step(key, needs)));
    }
}
