package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.child;
import static dev.gradus.core.task.Specs.key;
import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.step.Origin;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.StepEvent.StepCompleted;
import dev.gradus.core.step.StepEvent.StepSkipped;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepResult;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.task.TaskEvent.AddedStep;
import dev.gradus.core.task.TaskEvent.StepRevised;
import dev.gradus.core.task.TaskEvent.StepsAdded;
import dev.gradus.core.task.TaskEvent.StepsRemoved;
import dev.gradus.core.task.TaskEvent.StepsReopened;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps that say what their children are to be. */
abstract class ChildrenStories {
    private static final Document NOTHING = Document.emptyObject();

    @Test
    void newChildrenAreAddedAndTheTaskWaitsForThem() {
        Story story = Story.automatic(step("plan")).claim("plan");
        StepSpec one = child("plan", "one");
        StepSpec two = child("plan", "two", "one");

        story.complete("plan", children(one, two))
                .then(
                        new StepCompleted(key("plan"), 1, NOTHING, Origin.EXECUTED),
                        new StepsAdded(List.of(new AddedStep(new StepId(2), one), new AddedStep(new StepId(3), two))));

        story.thenStep("one", StepState.READY)
                .thenStep("two", StepState.PENDING)
                .thenTask(TaskState.RUNNING);
        story.done("one", "two").thenTask(TaskState.COMPLETED);
    }

    @Test
    void unchangedChildrenKeepTheirResultsAndVanishedOnesAreRemoved() {
        Story story = planned(child("plan", "kept"), child("plan", "gone"), child("plan", "done"))
                .done("kept", "done");
        StepResult kept = story.step("kept").result();

        again(story, child("plan", "kept"));

        assertThat(story.events()).contains(new StepsRemoved(List.of(key("gone"), key("done"))));
        assertThat(story.snapshot().steps()).containsOnlyKeys(key("plan"), key("kept"));
        assertThat(story.step("kept").result()).isEqualTo(kept);
        story.thenStep("kept", StepState.COMPLETED).thenTask(TaskState.COMPLETED);
    }

    @Test
    void aVanishedChildIsRemovedWithWhatWasGeneratedUnderIt() {
        Story story = planned(child("plan", "one")).claim("one").complete("one", children(child("one", "deep")));

        again(story);

        assertThat(story.snapshot().steps()).containsOnlyKeys(key("plan"));
    }

    @Test
    void aVanishedChildThatAStayingStepNeedsIsSkipped() {
        Story story = planned(child("plan", "one"), child("plan", "two", "one"));

        again(story, child("plan", "two", "one"));

        assertThat(story.events()).contains(new StepSkipped(key("one"), SkipReason.BY_REQUEST));
        story.thenStep("one", StepState.SKIPPED);
    }

    @Test
    void aChangedChildThatHasEndedRunsAgainWithWhatFollowsIt() {
        Story story = planned(child("plan", "one"), child("plan", "two", "one"), child("plan", "three"))
                .done("one", "two", "three");

        again(story, changed("one"), child("plan", "two", "one"), child("plan", "three"));

        assertThat(story.events())
                .contains(
                        new StepRevised(changed("one")),
                        new StepsReopened(StepTrigger.LOOP_RESET, List.of(key("one"), key("two"))));
        story.thenStep("one", StepState.READY).thenStep("two", StepState.PENDING);
        story.thenStep("three", StepState.COMPLETED).thenTask(TaskState.RUNNING);
    }

    @Test
    void aChangedChildIsNotOpenedUnderOneThatFollowsItAndRuns() {
        Story story = planned(child("plan", "one"), child("plan", "two", "one")).done("one");
        story.claim("two");

        again(story, changed("one"), child("plan", "two", "one"));

        assertThat(failure(story))
                .isEqualTo(Failure.user(
                        "INVALID_CHILDREN", "step 'two' is running: wait for its attempt to end or cancel it"));
        story.thenStep("one", StepState.COMPLETED);
    }

    @Test
    void aChangedChildIsRevisedAndMayNeedANewOne() {
        Story story = planned(child("plan", "one"));

        again(story, child("plan", "one", "zero"), child("plan", "zero"));

        assertThat(story.events()).contains(new StepRevised(child("plan", "one", "zero")));
        story.thenStep("zero", StepState.READY).thenStep("one", StepState.PENDING);
    }

    @Test
    void aVanishedChildThatRunsIsLeftToFinish() {
        Story story = planned(child("plan", "one"), child("plan", "two")).claim("one");

        again(story, child("plan", "two"));

        story.thenStep("one", StepState.RUNNING).succeed("one").thenStep("one", StepState.COMPLETED);
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of(List.of(child("plan", "x"), child("plan", "x")), "two children have the key 'x'"),
                Arguments.of(List.of(child("other", "x")), "child 'x' must have the parent 'plan'"),
                Arguments.of(List.of(step("x")), "child 'x' must have the parent 'plan'"),
                Arguments.of(List.of(child("plan", "other")), "step 'other' exists and is no child of 'plan'"),
                Arguments.of(List.of(child("plan", "x", "y")), "child 'x' needs 'y', which does not exist"),
                Arguments.of(
                        List.of(child("plan", "x", "y"), child("plan", "y", "x")),
                        "the children make step 'x' need itself"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void childrenThatCannotBeAreAFailureOfTheStep(List<StepSpec> wanted, String why) {
        Story story = Story.automatic(step("plan"), step("other")).claim("plan");

        story.complete("plan", new Outcome.Children(NOTHING, wanted));

        assertThat(story.step("plan").result().failure()).isEqualTo(Failure.user("INVALID_CHILDREN", why));
        assertThat(story.snapshot().steps()).hasSize(2);
    }

    @Test
    void aChildThatRunsIsNotChanged() {
        Story story = planned(child("plan", "one"), child("plan", "two")).claim("one");

        again(story, child("plan", "one", "two"), child("plan", "two"));

        assertThat(failure(story))
                .isEqualTo(Failure.user("INVALID_CHILDREN", "child 'one' has begun and cannot be changed to this"));
    }

    private static StepSpec changed(String key) {
        return child("plan", key).doing(Document.emptyObject().with("changed", true));
    }

    private static @Nullable Failure failure(Story story) {
        return story.step("plan").result().failure();
    }

    private static Outcome children(StepSpec... wanted) {
        return new Outcome.Children(NOTHING, List.of(wanted));
    }

    private static Story planned(StepSpec... first) {
        return Story.automatic(OnFailure.CONTINUE, step("plan")).claim("plan").complete("plan", children(first));
    }

    private static void again(Story story, StepSpec... wanted) {
        story.when(RetryStories.only("plan")).claim("plan").complete("plan", children(wanted));
    }
}
