package dev.gradus.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.Belongings;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.kind.TrustedTask;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The engine is killed under a step: its attempt fails as infra, and the next one, when the engine is back, succeeds. */
@RequiresEngine
@RequiresProgram("dockerd")
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class LostStepsTest {
    private static final Cause TEST = Cause.of(new Actor("test"));
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private PrivateDaemon daemon;
    private DockerContainerEngine engine;
    private Gradus gradus;

    @BeforeEach
    void start() throws Exception {
        daemon = new PrivateDaemon(Files.createDirectory(folder.resolve("daemon")));
        engine = DockerContainerEngine.at(daemon.address(), OwnerLabels.ofInstallation(TestEngine.newInstallation()));
        gradus = Gradus.builder().containers(engine).build();
        gradus.startWorker(new WorkerOptions("one", 1, Map.of()));
        Files.createDirectory(folder.resolve("work"));
    }

    @AfterEach
    void end() throws Exception {
        gradus.close();
        engine.close();
        daemon.stop();
    }

    @Test
    void aContainerShouldBeRunAgain() throws Exception {
        TaskId task = create("""
                name: lost
                steps:
                  - id: lost
                    retry: { max_attempts: 5, backoff: 100ms }
                    docker_run:
                      image_tag: "busybox:local"
                      command: [sh, -c, "test -f /work/go && exit 0; touch /work/begun; sleep 3600"]
                      parameters: [--network, none, -v, "%s:/work"]
                """.formatted(folder.resolve("work")));
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("work/begun")));

        daemon.kill();
        Files.createFile(folder.resolve("work/go"));
        awaitFailed(task);
        daemon.restart();

        assertRecovered(task);
        assertThat(daemon.containers()).isEmpty();
    }

    @Test
    void anImageShouldBeBuiltAgain() throws Exception {
        Path dockerfile = folder.resolve("work/Dockerfile");
        Files.writeString(dockerfile, "FROM busybox:local\nRUN echo begun; sleep 3600\n");
        TaskId task = create("""
                name: lost
                steps:
                  - id: lost
                    retry: { max_attempts: 5, backoff: 100ms }
                    docker_build: { image_tag: "lost:1", context: work, params: [--network, none] }
                """);
        await().atMost(PATIENCE).until(() -> daemon.containers().size() == 1);

        daemon.kill();
        Files.writeString(dockerfile, "FROM busybox:local\nRUN echo done\n");
        awaitFailed(task);
        daemon.restart();

        assertRecovered(task);
        gradus.operations().belongings().removeUnwanted(Belongings.Extent.LEFT);
        assertThat(daemon.containers()).isEmpty();
    }

    private void awaitFailed(TaskId task) {
        await().atMost(PATIENCE).until(() -> attempts(task).get(0).end() != null);
    }

    private void assertRecovered(TaskId task) {
        gradus.tasks().await(task, now -> now.task().state().isTerminal(), PATIENCE);
        Step step = gradus.tasks().get(task).require(new StepKey("lost"));
        assertThat(step.state()).as(step.toString()).isEqualTo(StepState.COMPLETED);
        assertThat(attempts(task)).hasSizeGreaterThan(1);
        assertThat(attempts(task).get(0).end())
                .satisfies(end -> assertThat(end.failure())
                        .satisfies(failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.INFRA)));
    }

    private List<Attempt> attempts(TaskId task) {
        return gradus.steps()
                .attempts(gradus.tasks().get(task).require(new StepKey("lost")).id());
    }

    private TaskId create(String definition) {
        return TrustedTask.of(definition, folder, gradus);
    }
}
