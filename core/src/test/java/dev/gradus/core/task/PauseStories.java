package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskEvent.TaskEnabled;
import dev.gradus.core.task.TaskEvent.TaskPaused;
import dev.gradus.core.task.TaskEvent.TaskResumed;
import org.junit.jupiter.api.Test;

/** The two flags beside the state. */
abstract class PauseStories {
    private static final TaskCommand PAUSE = new TaskCommand.Pause();
    private static final TaskCommand RESUME = new TaskCommand.Resume();

    @Test
    void aPausedTaskStartsNothingNew() {
        Story story = Story.automatic(step("a"), step("b")).when(PAUSE).then(new TaskPaused());

        assertThat(claimable(story, "a")).isFalse();
        story.thenTask(TaskState.RUNNING);
        assertThat(claimable(story.when(RESUME).then(new TaskResumed()), "a")).isTrue();
    }

    @Test
    void whatRunsInAPausedTaskFinishesAndFreesWhatFollows() {
        Story story = Story.automatic(step("a"), step("b", "a")).claim("a").when(PAUSE);

        story.succeed("a").thenStep("a", StepState.COMPLETED).thenStep("b", StepState.READY);

        assertThat(claimable(story, "b")).isFalse();
    }

    @Test
    void aPausedTaskWhoseLastStepFinishesIsComplete() {
        Story story = Story.automatic(step("a")).claim("a").when(PAUSE).succeed("a");

        story.thenTask(TaskState.COMPLETED);
        assertThat(story.task().progress().paused()).isTrue();
    }

    @Test
    void pausingAndResumingTwiceIsOnce() {
        Story story = Story.automatic(step("a"));

        story.when(RESUME).thenNothing();
        story.when(PAUSE).when(PAUSE).thenNothing();
        story.when(RESUME).when(RESUME).thenNothing();
    }

    @Test
    void aManualTaskThatIsPausedLetsNothingBeTaken() {
        Story story = Story.manual(step("a")).when(new TaskCommand.Start()).when(PAUSE);

        assertThat(ClaimRules.mayBeTaken(story.snapshot(), story.step("a"), story.now()))
                .isFalse();
    }

    @Test
    void aFinishedTaskIsNeitherPausedNorResumed() {
        Story story = Story.automatic(step("a")).done("a");

        story.when(PAUSE).thenRejected(ErrorCode.ILLEGAL_TRANSITION, "task 1 is completed and cannot be paused");
        story.when(RESUME).thenRejected(ErrorCode.ILLEGAL_TRANSITION, "task 1 is completed and cannot be resumed");
    }

    @Test
    void aDisabledTaskStartsNothingNewUntilItIsEnabled() {
        Story story = Story.automatic(step("a"));

        story.when(new TaskCommand.Enable(true)).thenNothing();
        story.when(new TaskCommand.Enable(false)).then(new TaskEnabled(false));
        assertThat(claimable(story, "a")).isFalse();
        story.when(new TaskCommand.Enable(false)).thenNothing();
        story.when(new TaskCommand.Enable(true)).then(new TaskEnabled(true));
        assertThat(claimable(story, "a")).isTrue();
    }

    @Test
    void theTwoFlagsAreIndependent() {
        Story story = Story.automatic(step("a"))
                .when(PAUSE)
                .when(new TaskCommand.Enable(false))
                .when(RESUME);

        assertThat(story.task().progress()).extracting("paused", "enabled").containsExactly(false, false);
        assertThat(claimable(story, "a")).isFalse();
    }

    @Test
    void aPauseOutlivesARound() {
        Story story = Story.automatic(step("a")).claim("a").when(PAUSE).succeed("a");

        story.when(new TaskCommand.NextRound(Specs.keys())).thenTask(TaskState.RUNNING);

        assertThat(claimable(story, "a")).isFalse();
    }

    private static boolean claimable(Story story, String key) {
        return ClaimRules.mayBeClaimed(story.task(), story.step(key), story.now());
    }
}
