package dev.gradus.core.kind;

import static dev.gradus.core.kind.ContainerWorld.context;
import static dev.gradus.core.kind.ContainerWorld.failure;
import static dev.gradus.core.kind.ContainerWorld.left;
import static dev.gradus.core.kind.ContainerWorld.results;
import static dev.gradus.core.kind.ContainerWorld.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ImageId;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.Stop;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.testing.FakeProgram;
import dev.gradus.core.testing.RecordingStepContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class DockerRunKindTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final ContainerWorld world = new ContainerWorld();

    @AfterEach
    void end() {
        world.engine.close();
    }

    private Outcome run(RecordingStepContext context) throws InterruptedException {
        return world.execute("docker_run", context);
    }

    private List<ContainerInfo> containers() {
        return world.engine.containers().list(OwnerFilter.ANY);
    }

    @Nested
    class ToItsEnd {

        @Test
        void theExitStatusDecidesAndTheContainerIsRemoved() throws InterruptedException {
            RecordingStepContext context =
                    context("{\"image_tag\": \"busybox:local\", \"command\": [\"sh\", \"-c\", \"echo hello\"]}");

            Outcome outcome = run(context);

            assertThat(results(outcome).member("exit_code")).contains(Document.of(0));
            assertThat(text(outcome, "stdout")).isEqualTo("hello\n");
            assertThat(context.printed(LogChunk.Source.STDOUT)).isEqualTo("hello\n");
            assertThat(containers()).isEmpty();
            assertThat(text(outcome, "container_name")).matches("tasksync_step2_[0-9a-f]{8}");
        }

        @Test
        void anotherStatusIsAFailure() throws InterruptedException {
            Outcome outcome =
                    run(context("{\"image_tag\": \"busybox:local\", \"command\": [\"sh\", \"-c\", \"exit 7\"]}"));

            assertThat(failure(outcome)).isEqualTo("EXIT_STATUS: the container exited with status 7");
            assertThat(containers()).isEmpty();
        }

        @Test
        void aCancelledOneIsGoneBeforeTheOutcome() throws Exception {
            world.engine.when(argv -> argv.contains("serve"), FakeProgram.endless());
            RecordingStepContext context = context("{\"image_tag\": \"busybox:local\", \"command\": [\"serve\"]}");
            CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(() -> {
                try {
                    return run(context);
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
            });
            await().atMost(SOON).until(() -> containers().stream().anyMatch(ContainerInfo::isRunning));

            context.stop().request(Stop.Reason.CANCELLED);

            assertThat(failure(outcome.get())).startsWith("CANCELLED");
            assertThat(containers()).isEmpty();
        }

        @Test
        void whatAnEarlierAttemptLeftIsEndedByItsMemo() throws InterruptedException {
            RecordingStepContext context =
                    context("{\"image_tag\": \"busybox:local\", \"container_name\": \"svc\", \"keep_forever\": true}");
            run(context);
            assertThat(containers()).hasSize(1);

            assertThat(((Stoppable) world.kind("docker_run")).confirmGone(context.memo()))
                    .isTrue();

            assertThat(containers()).isEmpty();
            world.engine.goAway();
            assertThat(((Stoppable) world.kind("docker_run")).confirmGone(context.memo()))
                    .isFalse();
            world.engine.comeBack();
        }
    }

    @Nested
    class AsAService {

        @Test
        void theStepIsDoneWhenItHasRunASecondAndTheContainerGoesOn() throws InterruptedException {
            world.engine.when(argv -> argv.contains("serve"), FakeProgram.endless());

            Outcome outcome = run(context("""
                    {"image_tag": "busybox:local", "command": ["serve"], "container_name": "my-app-container",
                     "parameters": ["-p", "8080:80", "--rm"]}"""));

            assertThat(text(outcome, "container_name")).isEqualTo("my-app-container");
            assertThat(containers()).singleElement().matches(ContainerInfo::isRunning);
            assertThat(results(outcome).member("exit_code")).isEmpty();
        }

        @Test
        void aStepThatUsesItMakesItAService() throws InterruptedException {
            world.engine.when(argv -> argv.contains("serve"), FakeProgram.endless());

            run(context("{\"image_tag\": \"busybox:local\", \"command\": [\"serve\"]}")
                    .before("docker_shell"));

            assertThat(containers()).hasSize(1);
        }

        @Test
        void oneThatIsKeptGoesOnAfterItsOwnProgram() throws InterruptedException {
            Outcome outcome = run(context("{\"image_tag\": \"busybox:local\", \"keep_forever\": true}"));

            assertThat(outcome).isInstanceOf(Outcome.Success.class);
            assertThat(containers()).singleElement().matches(ContainerInfo::isRunning);
        }

        @Test
        void oneThatEndsAtOnceAlthoughAnotherStepUsesItIsAFailure() throws InterruptedException {
            Outcome outcome = run(context("{\"image_tag\": \"busybox:local\", \"command\": [\"true\"]}")
                    .before("docker_shell"));

            assertThat(failure(outcome)).startsWith("CONTAINER_EXITED");
        }

        @Test
        void anotherExecutionReplacesTheContainer() throws InterruptedException {
            String settings = "{\"image_tag\": \"busybox:local\", \"container_name\": \"one\", \"keep_forever\": true}";
            String first = text(run(context(settings)), "container_id");

            String second = text(run(context(settings)), "container_id");

            assertThat(second).isNotEqualTo(first);
            assertThat(containers())
                    .singleElement()
                    .extracting(info -> info.id().value())
                    .isEqualTo(second);
        }

        @Test
        void itStandsWhileItRuns() throws InterruptedException {
            RecordingStepContext context = context("{\"image_tag\": \"busybox:local\", \"keep_forever\": true}");
            Document results = results(run(context));
            Tracked kind = (Tracked) world.kind("docker_run");
            assertThat(kind.lapsed(context, results)).isEmpty();

            world.engine.containers().remove(containers().get(0).id());

            assertThat(kind.lapsed(context, results)).isPresent();
        }
    }

    @Nested
    class TheImage {

        @Test
        void comesFromTheNearestStepThatLeftOne() throws InterruptedException {
            ImageId built = world.engine.withImage("my-app:latest");
            Document left = Document.parse("{\"image_id\": \"%s\", \"image_tag\": \"my-app:latest\"}".formatted(built));

            Outcome outcome = run(context("{\"command\": [\"true\"]}").after(left("docker_build", left)));

            assertThat(text(outcome, "image_id")).isEqualTo(built.value());
        }

        @Test
        void mustBeNamedBySomething() throws InterruptedException {
            assertThat(failure(run(context("{\"command\": [\"true\"]}")))).startsWith("NO_IMAGE");
        }

        @Test
        void isPulledWhenTheEngineLacksIt() throws InterruptedException {
            world.engine.publish("tool:2");

            assertThat(run(context("{\"image_tag\": \"tool:2\", \"command\": [\"true\"]}")))
                    .isInstanceOf(Outcome.Success.class);
        }

        @Test
        void standsWhereAPlaceholderDoes() throws InterruptedException {
            for (String spelling : List.of("%%IMAGETAG%%", "%%IMAGE_TAG%%", "<<IMAGETAG>>")) {
                Outcome outcome = run(context(
                        "{\"image_tag\": \"busybox:local\", \"docker_run_parameters\": [\"-e A=1\", \"%s\", \"sh\", \"-c\", \"echo $A\"]}"
                                .formatted(spelling)));

                assertThat(text(outcome, "stdout")).isEqualTo("1\n");
            }
        }
    }

    @Test
    void anOptionBeyondTheLevelIsPolicyAndNothingIsMade() throws InterruptedException {
        Outcome outcome = run(context("{\"image_tag\": \"busybox:local\", \"parameters\": [\"--privileged\"]}"));

        assertThat(failure(outcome)).startsWith("OPTION_NOT_ALLOWED").contains("--privileged", "operator");
        assertThat(((Outcome.Failed) outcome).failure().failureClass()).isEqualTo(FailureClass.POLICY);
        assertThat(world.engine.started()).isZero();
    }
}
