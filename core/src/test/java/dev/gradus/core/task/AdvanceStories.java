package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.key;
import static dev.gradus.core.task.Specs.retrying;
import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.step.Origin;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepEvent.StepCompleted;
import dev.gradus.core.step.StepEvent.StepDeferred;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskEvent.ObservationAwaited;
import dev.gradus.core.task.TaskEvent.ObservationTaken;
import dev.gradus.core.task.TaskEvent.TaskCompleted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manual tasks: each advance makes one transition, and every result is observed before the next step is taken. */
abstract class AdvanceStories {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 20})
    void aTaskOfNStepsNeedsTwoNPlusOneAdvances(int steps) {
        StepSpec[] chain = IntStream.range(0, steps)
                .mapToObj(n -> n == 0 ? step("s0") : step("s" + n, "s" + (n - 1)))
                .toArray(StepSpec[]::new);
        Story story = Story.manual(chain);
        List<String> faces = new ArrayList<>();

        while (!story.task().state().isTerminal()) {
            advance(story, true);
            faces.add(face(story));
        }

        List<String> expected = new ArrayList<>();
        for (int n = 0; n < steps; n++) {
            expected.addAll(List.of("RUNNING", "WAITING_OBSERVATION"));
        }
        expected.add("COMPLETED");
        assertThat(faces).hasSize(2 * steps + 1).isEqualTo(expected);
    }

    @Test
    void startingRunsNoTool() {
        Story story = Story.manual(step("a"), step("b", "a"));

        advance(story, true);

        story.thenTask(TaskState.RUNNING).thenSteps(StepState.PENDING, "a", "b");
        assertThat(story.step("a").attempt()).isNull();
    }

    @Test
    void aTakenStepThatSucceedsAwaitsItsObservation() {
        Story story = Story.manual(step("a"), step("b", "a")).when(new TaskCommand.Start());

        story.take("a").succeed("a");

        story.then(
                new StepCompleted(key("a"), 1, Document.emptyObject().with("by", "a"), Origin.EXECUTED),
                new ObservationAwaited());
        story.thenTask(TaskState.WAITING);
        assertThat(story.task().progress().observation()).isTrue();
    }

    @Test
    void nothingIsTakenBeforeTheResultIsObserved() {
        Story story = Story.manual(step("a"), step("b", "a"))
                .when(new TaskCommand.Start())
                .take("a")
                .succeed("a");
        assertThat(ClaimRules.mayBeTaken(story.snapshot(), story.step("b"), story.now()))
                .isFalse();

        story.when(new TaskCommand.Observe()).then(new ObservationTaken()).thenTask(TaskState.RUNNING);

        assertThat(ClaimRules.mayBeTaken(story.snapshot(), story.step("b"), story.now()))
                .isTrue();
    }

    @Test
    void observingTheLastResultCompletesTheTask() {
        Story story =
                Story.manual(step("a")).when(new TaskCommand.Start()).take("a").succeed("a");

        story.when(new TaskCommand.Observe()).then(new TaskCompleted());

        assertThat(story.task().progress().observation()).isFalse();
    }

    @Test
    void observingWithoutAResultDoesNothing() {
        Story story = Story.manual(step("a"));

        story.when(new TaskCommand.Observe()).thenNothing();
        story.when(new TaskCommand.Start()).when(new TaskCommand.Observe()).thenNothing();
    }

    @Test
    void aFailedToolFailsTheTaskAtOnceAndTheLaterStepsNeverRan() {
        Story story = Story.manual(step("a"), step("b", "a"), step("c", "b")).when(new TaskCommand.Start());

        story.take("a").fail("a");

        assertThat(face(story)).isEqualTo("FAILED");
        story.thenStep("a", StepState.FAILED).thenSteps(StepState.SKIPPED, "b", "c");
        story.when(new TaskCommand.Observe()).thenNothing();
    }

    @Test
    void aFailedToolInTheMiddleKeepsWhatWasDoneBefore() {
        Story story = Story.manual(step("a"), step("b", "a"), step("c", "b"));
        advance(story, true);
        advance(story, true);
        advance(story, true);

        advance(story, false);

        assertThat(face(story)).isEqualTo("FAILED");
        story.thenStep("a", StepState.COMPLETED).thenStep("b", StepState.FAILED).thenStep("c", StepState.SKIPPED);
    }

    @Test
    void aPolicyViolationFailsTheTaskWithAnAuditEntry() {
        Failure violation = Failure.policy("TOOL_NOT_ALLOWED", "no");
        Story story = Story.manual(step("a"), step("b", "a"))
                .when(new TaskCommand.Start())
                .take("a");

        story.complete("a", Outcome.failure(violation));

        assertThat(face(story)).isEqualTo("FAILED");
        assertThat(story.events())
                .contains(new TaskEvent.PolicyViolated("TOOL_NOT_ALLOWED", "no", key("a"), Document.emptyObject()));
    }

    @Test
    void underContinueAFailureIsObservedToo() {
        Story story = Story.manual(OnFailure.CONTINUE, step("a"), step("b")).when(new TaskCommand.Start());

        story.take("a").fail("a").thenTask(TaskState.WAITING);

        story.when(new TaskCommand.Observe()).take("b").succeed("b").thenTask(TaskState.FAILED);
    }

    @Test
    void onlyOneStepOfAManualTaskRunsAtATime() {
        Story story =
                Story.manual(step("a"), step("b")).when(new TaskCommand.Start()).take("a");

        assertThat(ClaimRules.mayBeTaken(story.snapshot(), story.step("b"), story.now()))
                .isFalse();
    }

    @Test
    void aRetryableFailureOfATakenStepReturnsItUntilItsBackoffIsOver() {
        Story story = Story.manual(retrying("a", 2))
                .when(new TaskCommand.Start())
                .take("a")
                .fail("a");
        story.thenStep("a", StepState.PENDING).thenTask(TaskState.RUNNING);
        assertThat(ClaimRules.mayBeTaken(story.snapshot(), story.step("a"), story.now()))
                .isFalse();

        story.after(Duration.ofSeconds(10)).take("a").succeed("a");

        story.thenTask(TaskState.WAITING);
    }

    @Test
    void aReleaseOfATakenStepReturnsIt() {
        Document memo = Document.emptyObject().with("seen", 1);
        Story story = Story.manual(step("a")).when(new TaskCommand.Start()).take("a");

        story.complete("a", new Outcome.Release(null, memo))
                .then(new StepDeferred(key("a"), null, memo, StepState.PENDING));

        assertThat(story.take("a").attempt("a").number()).isEqualTo(1);
    }

    @Test
    void aTakenStepThatIsHandedBackIsPendingAgain() {
        Story story =
                Story.manual(step("a")).when(new TaskCommand.Start()).take("a").handBack("a");

        story.thenStep("a", StepState.PENDING).take("a").succeed("a").thenTask(TaskState.WAITING);
    }

    /** What one call of advance does. */
    private static void advance(Story story, boolean succeeding) {
        switch (story.task().state()) {
            case PENDING, PLANNED -> story.when(new TaskCommand.Start());
            case WAITING -> story.when(new TaskCommand.Observe());
            case RUNNING -> execute(story, succeeding);
            case PLANNING, BLOCKED, CANCELLING, COMPLETED, FAILED, CANCELLED ->
                throw new AssertionError(story.task().state());
        }
    }

    private static void execute(Story story, boolean succeeding) {
        Step next = story.snapshot().work().stream()
                .filter(step -> ClaimRules.mayBeTaken(story.snapshot(), step, story.now()))
                .findFirst()
                .orElseThrow();
        String key = next.key().value();
        Failure wrong = Failure.user("WRONG", "it is wrong");
        story.take(key).complete(key, succeeding ? Story.success(key) : Outcome.failure(wrong));
    }

    private static String face(Story story) {
        boolean observation = story.task().progress().observation();
        return observation ? "WAITING_OBSERVATION" : story.task().state().name();
    }
}
