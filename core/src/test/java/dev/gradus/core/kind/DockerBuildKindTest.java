package dev.gradus.core.kind;

import static dev.gradus.core.kind.ContainerWorld.context;
import static dev.gradus.core.kind.ContainerWorld.failure;
import static dev.gradus.core.kind.ContainerWorld.results;
import static dev.gradus.core.kind.ContainerWorld.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.container.ImageRef;
import dev.gradus.core.data.Document;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.task.TaskSpec;
import dev.gradus.core.testing.RecordingStepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerBuildKindTest {
    @TempDir
    Path folder;

    private final ContainerWorld world = new ContainerWorld();
    private final Tracked kind = (Tracked) world.kind("docker_build");

    @BeforeEach
    void sources() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM busybox:local\nCOPY main.c /main.c\n");
        Files.writeString(folder.resolve("main.c"), "int main() {}");
    }

    private Outcome build(String settings) throws InterruptedException {
        return world.execute("docker_build", context(settings).in(folder));
    }

    @Nested
    class Building {

        @Test
        void theImageIsThereUnderAllItsNames() throws InterruptedException {
            Outcome outcome = build("{\"image_tag\": \"my-app:1.0\", \"tags\": [\"my-app:latest\"]}");

            ImageRef tag = ImageRef.parse("my-app:latest");
            assertThat(world.engine.images().find(tag).orElseThrow().id().value())
                    .isEqualTo(text(outcome, "image_id"));
            assertThat(text(outcome, "image_tag")).isEqualTo("my-app:1.0");
        }

        @Test
        void theSplitFormAndParametersOfTheSecondReadme() throws InterruptedException {
            Outcome outcome = build("""
                    {"image_id": "my-app", "image_tag": "latest",
                     "files": {"main.c": "<hash_of_main.c>", "Dockerfile": "<hash_of_Dockerfile>"},
                     "parameters": ["--build-arg", "VERSION=1.0"]}""");

            assertThat(text(outcome, "image_tag")).isEqualTo("my-app:latest");
        }

        @Test
        void aFailedStepOfTheDockerfileFailsTheAttempt() throws InterruptedException, IOException {
            Files.writeString(folder.resolve("Dockerfile"), "FROM busybox:local\nRUN false\n");

            assertThat(failure(build("{\"image_tag\": \"my-app:1.0\"}"))).startsWith("BUILD_FAILED");
        }

        @Test
        void commandsBeforeRunOnTheHostInTheFolder() throws InterruptedException, IOException {
            Files.delete(folder.resolve("main.c"));

            Outcome outcome =
                    build("{\"image_tag\": \"a:1\", \"files\": [\"Dockerfile\"], \"shell\": [\"echo x > main.c\"]}");

            assertThat(folder.resolve("main.c")).hasContent("x");
            assertThat(results(outcome).member("result")).contains(Document.of("success"));
        }

        @Test
        void aFailedCommandBeforeEndsTheStep() throws InterruptedException {
            assertThat(failure(build("{\"image_tag\": \"a:1\", \"shell\": [\"exit 3\"]}")))
                    .isEqualTo("SHELL_FAILED: 'exit 3' exited with status 3");
            assertThat(world.engine.images().find(ImageRef.parse("a:1"))).isEmpty();
        }

        @Test
        void anOptionBeyondTheTrustLevelIsNamedWithTheLevelItNeeds() throws InterruptedException {
            Outcome outcome = world.execute(
                    "docker_build",
                    RecordingStepContext.of("{\"image_tag\": \"a:1\", \"params\": [\"--build-arg\", \"A=1\"]}")
                            .in(folder)
                            .labelled(Map.of(TaskSpec.TRUST, "networked")));

            assertThat(failure(outcome)).startsWith("OPTION_NOT_ALLOWED").contains("--build-arg", "volumes");
        }
    }

    @Nested
    class Changing {

        @Test
        void oneByteOfATrackedFileIsAChange() throws IOException, InterruptedException {
            Inputs before = inputs("{\"image_tag\": \"a:1\", \"files\": [\"main.c\"]}");

            Files.writeString(folder.resolve("main.c"), "int main() {;}");

            Inputs after = inputs("{\"image_tag\": \"a:1\", \"files\": [\"main.c\"]}");
            assertThat(((Inputs.Known) after).fingerprint().changedSince(((Inputs.Known) before).fingerprint()))
                    .containsExactly("files/main.c");
        }

        @Test
        void everySpellingOfTrackedFilesIsTheSame() throws InterruptedException {
            Inputs list = inputs("{\"image_tag\": \"a:1\", \"files\": [\"main.c\"]}");

            assertThat(inputs("{\"image_tag\": \"a:1\", \"files\": {\"main.c\": \"old\"}}"))
                    .isEqualTo(list);
            assertThat(inputs("{\"image_tag\": \"a:1\", \"hashes\": {\"main.c\": \"old\"}}"))
                    .isEqualTo(list);
            assertThat(inputs("{\"image_tag\": \"a:1\", \"triggers\": {\"files\": {\"main.c\": \"\"}}}"))
                    .isEqualTo(list);
        }

        @Test
        void withoutFilesTheWholeContextCounts() throws InterruptedException {
            Inputs inputs = inputs("{\"image_tag\": \"a:1\"}");

            assertThat(((Inputs.Known) inputs).fingerprint().inputs())
                    .containsKeys("files/./main.c", "files/./Dockerfile");
        }

        @Test
        void anImageThatIsGoneOrAnotherDoesNotStand() throws InterruptedException, IOException {
            Outcome outcome = build("{\"image_tag\": \"a:1\"}");
            assertThat(kind.lapsed(context("{}"), results(outcome))).isEmpty();

            Files.writeString(folder.resolve("main.c"), "other");
            build("{\"image_tag\": \"a:1\"}");

            assertThat(kind.lapsed(context("{}"), results(outcome))).isPresent();
        }

        private Inputs inputs(String settings) throws InterruptedException {
            return kind.inputs(context(settings).in(folder));
        }
    }

    @Test
    void unknownOptionsAndPathsOutsideAreFaultsAtOnce() {
        assertThat(world.kind("docker_build")
                        .check(Document.parse(
                                "{\"image_tag\": \"a:1\", \"params\": [\"--frobnicate\"], \"files\": [\"../x\"]}")))
                .extracting(SettingsFault::code)
                .containsExactlyInAnyOrder("UNKNOWN_OPTION", "PATH_OUTSIDE");
    }

    @Test
    void onlyCommandsBeforeRunOnTheHost() {
        StepKind build = world.kind("docker_build");

        assertThat(build.runsOnHost(Document.parse("{\"image_tag\": \"a:1\"}"))).isFalse();
        assertThat(build.runsOnHost(Document.parse("{\"image_tag\": \"a:1\", \"shell\": [\"true\"]}")))
                .isTrue();
    }
}
