package dev.gradus.core.task;

import static dev.gradus.core.task.Specs.delayed;
import static dev.gradus.core.task.Specs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepRole;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.WaitReason;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClaimRulesTest {

    @Nested
    class MayBeClaimed {

        @Test
        void aReadyStepOfARunningTask() {
            assertThat(claimable(Story.automatic(step("a")), "a")).isTrue();
        }

        @Test
        void notAStepThatIsNotReady() {
            Story story = Story.automatic(step("a"), step("b", "a"));

            assertThat(claimable(story, "b")).isFalse();
            assertThat(claimable(story.claim("a"), "a")).isFalse();
            assertThat(claimable(story.succeed("a"), "a")).isFalse();
        }

        @Test
        void notBeforeItsTimeAndExactlyFromThenOn() {
            Story story = Story.automatic(delayed("a", Duration.ofSeconds(10)));

            assertThat(claimable(story.after(Duration.ofSeconds(10).minusNanos(1_000)), "a"))
                    .isFalse();
            assertThat(claimable(story.after(Duration.ofNanos(1_000)), "a")).isTrue();
        }

        @Test
        void aReadyStepOfATaskThatOtherwiseWaitsOrIsBlocked() {
            Story waiting =
                    Story.automatic(delayed("a", Duration.ZERO), step("w")).claim("w");
            waiting.complete("w", new Outcome.Wait(WaitReason.CI, null)).claim("a");
            waiting.complete(
                    "a", new Outcome.Release(null, waiting.step("a").progress().memo()));

            assertThat(claimable(waiting, "a")).isTrue();
        }

        @Test
        void notOfATaskThatEnded() {
            Story story = Story.automatic(step("a"), Specs.role(StepRole.AUDIT, "audit"));
            story.done("a").thenTask(TaskState.COMPLETED).thenStep("audit", StepState.READY);

            assertThat(claimable(story, "audit")).isFalse();
        }
    }

    @Nested
    class MayBeTaken {

        @Test
        void aPendingStepOfARunningManualTask() {
            Story story = Story.manual(step("a")).when(new TaskCommand.Start());

            assertThat(takeable(story, "a")).isTrue();
        }

        @Test
        void notBeforeTheTaskIsStarted() {
            assertThat(takeable(Story.manual(step("a")), "a")).isFalse();
        }

        @Test
        void notOfAnAutomaticTask() {
            assertThat(takeable(Story.automatic(step("a"), step("b", "a")).done("a"), "b"))
                    .isFalse();
        }

        @Test
        void notWhileItsNeedsAreOpen() {
            Story story = Story.manual(step("a"), step("b", "a")).when(new TaskCommand.Start());

            assertThat(takeable(story, "b")).isFalse();
        }

        @Test
        void notWhileADispatchedStepRuns() {
            Story story = Story.manual(step("a"), step("b"))
                    .when("a", new StepCommand.Dispatch())
                    .claim("a");

            assertThat(takeable(story, "b")).isFalse();
        }
    }

    private static boolean claimable(Story story, String key) {
        return ClaimRules.mayBeClaimed(story.task(), story.step(key), story.now());
    }

    private static boolean takeable(Story story, String key) {
        return ClaimRules.mayBeTaken(story.snapshot(), story.step(key), story.now());
    }
}
