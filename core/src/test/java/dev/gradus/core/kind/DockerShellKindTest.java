package dev.gradus.core.kind;

import static dev.gradus.core.kind.ContainerWorld.context;
import static dev.gradus.core.kind.ContainerWorld.failure;
import static dev.gradus.core.kind.ContainerWorld.left;
import static dev.gradus.core.kind.ContainerWorld.results;
import static dev.gradus.core.kind.ContainerWorld.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.data.Document;
import dev.gradus.core.port.Stop;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.testing.FakeProgram;
import dev.gradus.core.testing.RecordingStepContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class DockerShellKindTest {
    private final ContainerWorld world = new ContainerWorld();
    private Document running = Document.emptyObject();

    @BeforeEach
    void start() throws InterruptedException {
        running = results(world.execute(
                "docker_run",
                context("{\"image_tag\": \"busybox:local\", \"container_name\": \"app\", \"keep_forever\": true}")));
    }

    @AfterEach
    void end() {
        world.engine.close();
    }

    private Outcome shell(RecordingStepContext context) throws InterruptedException {
        return world.execute("docker_shell", context);
    }

    private RecordingStepContext afterRun(String settings) {
        return context(settings).after(left("docker_run", running));
    }

    @Nested
    class Commands {

        @Test
        void eachHasItsOutputUnderItsLabel() throws InterruptedException {
            Outcome outcome = shell(afterRun(
                    "{\"command\": [{\"bash\": \"echo 'hello world'\"}, {\"list\": \"echo one; echo two >&2\"}]}"));

            assertThat(results(outcome).member("outputs")).contains(Document.parse("""
                    [{"label": "bash", "output": "hello world", "error": "", "exit_code": 0},
                     {"label": "list", "output": "one", "error": "two", "exit_code": 0}]"""));
        }

        @Test
        void aFailedOneFailsTheStepAndTheOthersRun() throws InterruptedException {
            Outcome outcome = shell(afterRun("{\"command\": [{\"a\": \"exit 2\"}, {\"b\": \"echo ran\"}]}"));

            assertThat(failure(outcome)).isEqualTo("COMMAND_FAILED: 'a' exited with status 2");
            assertThat(((Outcome.Failed) outcome).failure().details().atPointer("/outputs/1/output"))
                    .contains(Document.of("ran"));
        }

        @Test
        void aCancelledOneIsGoneBeforeTheOutcome() throws Exception {
            world.engine.when(argv -> argv.contains("serve"), FakeProgram.endless());
            RecordingStepContext context = afterRun("{\"command\": [{\"long\": \"serve\"}]}");
            CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(() -> {
                try {
                    return shell(context);
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
            });
            await().atMost(Duration.ofSeconds(30)).until(() -> !context.notes().isEmpty());

            context.stop().request(Stop.Reason.TIMEOUT);

            assertThat(failure(outcome.get())).startsWith("timeout");
            assertThat(((Stoppable) world.kind("docker_shell")).confirmGone(context.memo()))
                    .isTrue();
        }

        @Test
        void whatIsNoCommandIsRefused() {
            assertThat(world.kind("docker_shell").check(Document.parse("{\"command\": []}")))
                    .hasSize(1);
            assertThat(world.kind("docker_shell").check(Document.parse("{\"command\": [{\"a\": 1}]}")))
                    .hasSize(1);
        }
    }

    @Nested
    class TheContainer {

        @Test
        void isFoundByIdNameOrImage() throws InterruptedException {
            String id = running.member("container_id").orElseThrow().text();

            assertThat(where("{\"container_id\": \"%s\"}".formatted(id))).isEqualTo(id);
            assertThat(where("{\"container_id\": \"%s\"}".formatted(id.substring(0, 12))))
                    .isEqualTo(id);
            assertThat(where("{\"container_name\": \"app\"}")).isEqualTo(id);
            assertThat(where("{\"image_tag\": \"busybox:local\"}")).isEqualTo(id);
        }

        private String where(String docker) throws InterruptedException {
            return text(
                    shell(context("{\"docker\": %s, \"command\": [{\"a\": \"true\"}]}".formatted(docker))),
                    "container_id");
        }

        @Test
        void isANewOneOfTheImageWhenNoneRunsAndEndsWithTheStep() throws InterruptedException {
            world.engine.withImage("ubuntu:latest");

            Outcome outcome = shell(context(
                    "{\"docker\": {\"image_tag\": \"ubuntu:latest\"}, \"command\": [{\"command\": \"echo hi\"}]}"));

            assertThat(results(outcome).atPointer("/outputs/0/output")).contains(Document.of("hi"));
            assertThat(world.engine.containers().list(OwnerFilter.ANY)).hasSize(1);
        }

        @Test
        void mustRunTheImageThatIsExpected() throws InterruptedException {
            Outcome outcome = shell(
                    afterRun(
                            "{\"docker\": {\"container_name\": \"app\", \"image_id\": \"sha256:f1b3f...\"}, \"command\": [{\"a\": \"true\"}]}"));

            assertThat(failure(outcome)).startsWith("IMAGE_MISMATCH");
        }

        @Test
        void mustBeOurs() throws InterruptedException {
            world.engine.plantContainer("foreign", Map.of());

            Outcome outcome =
                    shell(context("{\"docker\": {\"container_name\": \"foreign\"}, \"command\": [{\"a\": \"true\"}]}"));

            assertThat(failure(outcome)).startsWith("NOT_ALLOWED");
        }
    }
}
