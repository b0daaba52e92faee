package dev.gradus.core.kind;

import static dev.gradus.core.kind.ContainerWorld.context;
import static dev.gradus.core.kind.ContainerWorld.failure;
import static dev.gradus.core.kind.ContainerWorld.results;
import static dev.gradus.core.kind.ContainerWorld.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.container.ImageId;
import dev.gradus.core.data.Document;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.Tracking;
import dev.gradus.core.testing.RecordingStepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DockerPullKindTest {
    private static final String NGINX = "{\"image_tag\": \"nginx:latest\"}";

    private final ContainerWorld world = new ContainerWorld();
    private final ImageId nginx = world.engine.publish("nginx:latest");

    private Outcome pull(RecordingStepContext context) throws InterruptedException {
        return world.execute("docker_pull", context);
    }

    @Nested
    class Pulling {

        @Test
        void theImageIsThereAfterwardsAndItsIdIsShown() throws InterruptedException {
            RecordingStepContext context = context(NGINX);

            Outcome outcome = pull(context);

            assertThat(text(outcome, "image_id")).isEqualTo(nginx.value());
            assertThat(text(outcome, "image_tag")).isEqualTo("nginx:latest");
            assertThat(results(outcome).member("prevent_run_before"))
                    .contains(Document.ofValue(context.now().plus(Duration.ofHours(6))));
            assertThat(context.pins().engine()).isEqualTo(world.engine.info().id());
        }

        @Test
        void theSplitFormNamesTheSameImage() throws InterruptedException {
            Outcome outcome = pull(context("{\"image_id\": \"nginx\", \"image_tag\": \"latest\"}"));

            assertThat(text(outcome, "image_tag")).isEqualTo("nginx:latest");
        }

        @Test
        void anotherIdThanExpectedIsAFailureThatNamesBoth() throws InterruptedException {
            Outcome outcome =
                    pull(context("{\"image_tag\": \"nginx:latest\", \"image_id\": \"sha256:abcdef123456...\"}"));

            assertThat(failure(outcome)).startsWith("IMAGE_MISMATCH").contains("abcdef123456", nginx.value());
        }

        @Test
        void whatTheRegistryLacksIsAFailure() throws InterruptedException {
            assertThat(failure(pull(context("{\"image_tag\": \"ghost:1\"}")))).startsWith("PULL_FAILED");
        }

        @Test
        void anEngineThatIsAwayIsInfra() throws InterruptedException {
            world.engine.goAway();

            assertThat(failure(pull(context(NGINX)))).startsWith("ENGINE_UNREACHABLE");
        }
    }

    @Nested
    class NotBefore {
        private static final String LATER =
                "{\"image_tag\": \"nginx:latest\", \"prevent_run_before\": \"2026-01-31T13:00:00Z\"}";

        @Test
        void aStepThatHasNotPulledIsReadyAtThatTime() throws InterruptedException {
            Outcome outcome = pull(context(LATER));

            assertThat(outcome)
                    .isEqualTo(new Outcome.Release(Instant.parse("2026-01-31T13:00:00Z"), Document.emptyObject()));
        }

        @Test
        void aTimeThatIsPastPullsAtOnce() throws InterruptedException {
            assertThat(pull(context(
                            "{\"image_tag\": \"nginx:latest\", \"prevent_run_before\": \"2024-01-01T00:00:00Z\"}")))
                    .isInstanceOf(Outcome.Success.class);
        }

        @Test
        void aPullStandsForSixHoursWhileTheImageIsThere() throws InterruptedException {
            RecordingStepContext context = context(NGINX);
            Document results = results(pull(context));
            Tracked kind = (Tracked) world.kind("docker_pull");

            assertThat(kind.lapsed(context, results)).isEmpty();
            assertThat(kind.lapsed(context.at(context.now().plus(Duration.ofHours(6))), results))
                    .contains("the last pull is over six hours ago");
        }

        @Test
        void afterThatTimeTheSameSettingsPullAgain() throws InterruptedException {
            RecordingStepContext context = context(LATER);
            Inputs inputs = ((Tracked) world.kind("docker_pull")).inputs(context);
            var tracking = new Tracking(((Inputs.Known) inputs).fingerprint(), List.of());

            Outcome outcome = pull(context.succeededBefore(new LastSuccess(1, tracking, Document.emptyObject())));

            assertThat(outcome).isInstanceOf(Outcome.Success.class);
        }

        @Test
        void whatIsNoInstantIsRefused() {
            assertThat(world.kind("docker_pull")
                            .check(Document.parse("{\"image_tag\": \"a:1\", \"prevent_run_before\": \"tomorrow\"}")))
                    .singleElement()
                    .extracting(SettingsFault::pointer)
                    .isEqualTo("/prevent_run_before");
        }
    }
}
