package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class TaskRevisionStories {
    private static final Document SETTINGS = Document.parse("{\"docker\":{\"image_tag\":\"my-app:1\"}}");

    @Test
    void aStandingTaskIsDescribedAnewAndKeepsItsSteps() {
        Story story = Story.manual(step("a"));

        revise(story, "nightly");

        assertThat(story.task().spec().name()).isEqualTo("nightly");
        assertThat(story.task().spec().inputs()).isEqualTo(SETTINGS);
        assertThat(story.task().spec().localPath()).isEqualTo("/work");
        story.thenStep("a", StepState.PENDING);
    }

    @Test
    void theSameDescriptionChangesNothing() {
        Story story = revise(Story.manual(step("a")), "nightly");

        revise(story, "nightly").thenNothing();
    }

    @Test
    void aTaskIsDisabledAndEnabledWithItsDescription() {
        Story story = revise(Story.manual(step("a")), "nightly");
        TaskSpec spec = story.task().spec();

        story.when(new TaskCommand.ReviseTask("nightly", SETTINGS, "/work", spec.labels(), false))
                .then(new TaskEvent.TaskEnabled(false));
    }

    @Test
    void whatATaskIsTrustedWithStays() {
        Map<String, String> trusted = Map.of(TaskSpec.TRUST, "volumes", "team", "a");
        Story story = Story.manual(step("a"));
        TaskSpec spec = story.task().spec();
        story.given(
                new TaskEvent.TaskRevised(new TaskSpec(spec.name(), null, spec.inputs(), spec.rules(), null, trusted)));

        revise(story, "nightly");

        assertThat(story.task().spec().labels()).isEqualTo(trusted);
        Map<String, String> more = Map.of(TaskSpec.TRUST, "operator");
        story.when(new TaskCommand.ReviseTask("nightly", SETTINGS, "/work", more, true))
                .thenRejected(
                        ErrorCode.INVALID_INPUT,
                        "label 'gradus.trust' of task 1 is set when the task is made and stays: make another task");
    }

    @Test
    void aTaskIsNotEditedUnderARunningStep() {
        Story story = Story.automatic(step("a")).claim("a");

        revise(story, "nightly")
                .thenRejected(ErrorCode.CONFLICT, "step 'a' is running and cannot be given another task now");
    }

    @Test
    void aStepMayNameItsNeedsByNumber() {
        Story story = Story.manual(step("a"), step("b"));

        story.when(new TaskCommand.AddStep(step("c", "1", "b")));

        assertThat(story.step("c").spec().needs()).containsExactly(new StepKey("a"), new StepKey("b"));
        story.when(new TaskCommand.ReviseStep(step("b", "3")))
                .thenRejected(ErrorCode.INVALID_INPUT, "step 'b' would need itself");
        story.when(new TaskCommand.ReviseStep(step("b", "2")))
                .thenRejected(ErrorCode.INVALID_INPUT, "step 'b' would need itself");
        story.when(new TaskCommand.AddStep(step("d", "77")))
                .thenRejected(ErrorCode.INVALID_INPUT, "step 'd' needs '77', which task 1 does not have");
    }

    private static Story revise(Story story, String name) {
        return story.when(new TaskCommand.ReviseTask(name, SETTINGS, "/work", Map.of("team", "a"), true));
    }
}
