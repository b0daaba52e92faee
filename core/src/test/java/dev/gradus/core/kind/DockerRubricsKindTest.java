package dev.gradus.core.kind;

import static dev.gradus.core.kind.ContainerWorld.context;
import static dev.gradus.core.kind.ContainerWorld.failure;
import static dev.gradus.core.kind.ContainerWorld.results;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.data.Document;
import dev.gradus.core.step.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerRubricsKindTest {
    private static final String SETTINGS = "{\"image_tag\": \"busybox:local\", \"files\": [\"TASK_DATA.md\"]}";

    @TempDir
    Path folder;

    private final ContainerWorld world = new ContainerWorld();

    @AfterEach
    void end() {
        world.engine.close();
    }

    private Outcome grade(String rubric) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("TASK_DATA.md"), rubric);
        return world.execute("docker_rubrics", context(SETTINGS).in(folder));
    }

    @Test
    void eachLineRunsInAContainerOfItsOwn() throws Exception {
        Outcome outcome = grade("# Rubric\n1 [x] echo one\n2 [ ] exit 3\n3 echo three\n");

        assertThat(results(outcome).atPointer("/criteria/0/stdout")).contains(Document.of("one\n"));
        assertThat(results(outcome).atPointer("/criteria/1/exit_code")).contains(Document.of(3));
        assertThat(results(outcome).atPointer("/criteria/2/stdout")).contains(Document.of("three\n"));
        assertThat(world.engine.started()).isEqualTo(3);
        assertThat(world.engine.containers().list(OwnerFilter.ANY)).isEmpty();
    }

    @Test
    void theFirstRequiredCommandThatFailsEndsTheStep() throws Exception {
        Outcome outcome = grade("1 [x] exit 2\n2 [x] echo never\n");

        assertThat(failure(outcome)).isEqualTo("REQUIRED_FAILED: the required command 1 failed: exit 2");
        assertThat(world.engine.started()).isEqualTo(1);
    }

    @Test
    void aRubricWithoutCommandsIsASuccess() throws Exception {
        assertThat(grade("nothing to run\n")).isInstanceOf(Outcome.Success.class);
    }
}
