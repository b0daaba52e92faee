package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.key;
import static dev.gradus.core.task.Specs.keys;
import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.Origin;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.step.Tracking;
import dev.gradus.core.task.TaskEvent.RoundStarted;
import dev.gradus.core.task.TaskEvent.StepsForced;
import dev.gradus.core.task.TaskEvent.StepsReopened;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a step remembers of its last success, and how it is executed all the same. */
abstract class ReuseStories {
    private static final Document IMAGE = Document.emptyObject().with("image_id", "sha256:1");
    private static final Tracking FIRST = new Tracking(Fingerprint.of("build", 1), List.of());
    private static final LastSuccess SUCCESS = new LastSuccess(1, FIRST, IMAGE);
    private static final TaskCommand AGAIN = new TaskCommand.NextRound(keys());

    private static Outcome executed(Tracking tracking) {
        return new Outcome.Success(IMAGE, Origin.EXECUTED, tracking);
    }

    private static Story built() {
        return Story.automatic(step("a"), step("b", "a")).claim("a").complete("a", executed(FIRST));
    }

    @Test
    void theLastSuccessOutlivesARound() {
        Story story = built().done("b").when(AGAIN);

        story.thenStep("a", StepState.READY);
        assertThat(story.step("a").result().results()).isEqualTo(Document.emptyObject());
        assertThat(story.step("a").result().last()).isEqualTo(SUCCESS);
        assertThat(story.step("b").result().last()).isNull();
    }

    @Test
    void theLastSuccessOutlivesAFailureAndItsRetry() {
        Story story = built().done("b").when(AGAIN).claim("a").fail("a").thenTask(TaskState.FAILED);
        assertThat(story.step("a").result().last()).isEqualTo(SUCCESS);

        story.when(new TaskCommand.Reopen(StepTrigger.RETRY, keys(), true));

        assertThat(story.step("a").result().last()).isEqualTo(SUCCESS);
    }

    @Test
    void aReusedResultKeepsTheAttemptItCameFrom() {
        Story story = built().done("b").when(AGAIN).claim("a").complete("a", new Outcome.Success(IMAGE, Origin.REUSED));

        story.thenStep("a", StepState.COMPLETED);
        assertThat(story.step("a").result().origin()).isEqualTo(Origin.REUSED);
        assertThat(story.step("a").result().last()).isEqualTo(SUCCESS);
        assertThat(story.attempt("a").number()).isEqualTo(2);
    }

    @Test
    void anotherExecutionReplacesIt() {
        var second = new Tracking(Fingerprint.of("build", 2), List.of("kind"));
        Story story = built().done("b").when(AGAIN).claim("a").complete("a", executed(second));

        assertThat(story.step("a").result().last()).isEqualTo(new LastSuccess(2, second, IMAGE));
    }

    @Test
    void anExecutionThatIsNotTrackedLeavesNothingToReuse() {
        Story story = built().done("b").when(AGAIN).done("a");

        assertThat(story.step("a").result().last()).isNull();
    }

    @Test
    void aForcedRoundForcesItsScopeUntilItSucceeds() {
        Story story = built().done("b");

        story.when(new TaskCommand.NextRound(keys("a"), true))
                .then(new RoundStarted(2, List.of(key("a"))), new StepsForced(List.of(key("a"))));

        story.claim("a").lose("a");
        assertThat(story.step("a").progress().forced()).isTrue();
        story.claim("a").complete("a", new Outcome.Success(IMAGE, Origin.FORCED, FIRST));
        assertThat(story.step("a").progress().forced()).isFalse();
        assertThat(story.step("b").progress().forced()).isFalse();
    }

    @Test
    void aRerunForcesTheChosenStepsAndNotWhatFollows() {
        Story story = built().done("b");

        story.when(new TaskCommand.Reopen(StepTrigger.RERUN, keys("a"), true))
                .then(
                        new StepsReopened(StepTrigger.RERUN, List.of(key("a"), key("b"))),
                        new StepsForced(List.of(key("a"))));

        assertThat(story.step("a").progress().forced()).isTrue();
        assertThat(story.step("b").progress().forced()).isFalse();
    }

    @Test
    void forcingTwiceIsForcingOnce() {
        Story story = built();

        story.when(new TaskCommand.ForceSteps(keys("b"))).then(new StepsForced(List.of(key("b"))));

        story.when(new TaskCommand.ForceSteps(keys("b"))).thenNothing();
    }

    @Test
    void forcingNoStepInParticularForcesWhatHasNotEnded() {
        built().when(new TaskCommand.ForceSteps(keys())).then(new StepsForced(List.of(key("b"))));
    }

    @Test
    void aForcedStepStaysForcedWhenItIsHeldBack() {
        Story story = built().when(new TaskCommand.ForceSteps(keys("b")));

        story.when(new TaskCommand.Reopen(StepTrigger.RERUN, keys("a"), false)).thenStep("b", StepState.PENDING);

        assertThat(story.step("b").progress().forced()).isTrue();
    }
}
