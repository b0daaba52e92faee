package dev.gradus.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.Explanation;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.data.Document;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.kind.TrustedTask;
import dev.gradus.core.step.Origin;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import dev.gradus.core.testing.FakeContainerEngine;
import dev.gradus.core.testing.FakeProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Container steps through the whole engine, over an engine in memory. */
@Execution(ExecutionMode.CONCURRENT)
class ContainersTest {
    private static final Cause TEST = Cause.of(new Actor("test"));
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final TaskCommand AGAIN = new TaskCommand.NextRound(Set.of());
    private static final String APP = """
            name: app
            steps:
              - id: build
                docker_build: { image_tag: "app:1", files: [Dockerfile, main.c] }
              - id: test
                needs: [build]
                docker_run: { command: [sh, -c, "cat /main.c"] }
              - id: serve
                needs: [build]
                docker_run: { container_name: app-server, keep_forever: true }
              - id: check
                needs: [serve]
                docker_shell: { command: [{ first: "cat /main.c" }] }
              - id: other
                docker_run: { image_tag: "busybox:local", command: [echo, hi] }
            """;

    @TempDir
    Path folder;

    private final FakeContainerEngine engine = new FakeContainerEngine(1)
            .when(argv -> argv.stream().anyMatch(word -> word.contains("while :;")), FakeProgram.endless());
    private final Gradus gradus = gradus();

    private Gradus gradus() {
        return Gradus.builder().containers(engine).build();
    }

    @BeforeEach
    void sources() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM busybox:local\nCOPY main.c /main.c\n");
        Files.writeString(folder.resolve("main.c"), "int main() {}");
        gradus.startWorker(new WorkerOptions("one", 4, Map.of()));
    }

    @AfterEach
    void close() {
        gradus.close();
        engine.close();
    }

    @Test
    void valuesFlowFromBuildToRunToShell() {
        TaskSnapshot task = awaitEnd(create(APP));

        assertThat(task.task().state()).isEqualTo(TaskState.COMPLETED);
        assertThat(results(task, "test").member("stdout")).contains(Document.of("int main() {}"));
        assertThat(results(task, "check").atPointer("/outputs/0/output")).contains(Document.of("int main() {}"));
        assertThat(results(task, "check").member("container_name")).contains(Document.of("app-server"));
        assertThat(results(task, "serve").member("image_id"))
                .isEqualTo(results(task, "build").member("image_id"));
        assertThat(task.task().pins().engine()).isEqualTo(engine.info().id());
    }

    @Test
    void aSecondRunStartsNoContainer() {
        TaskId task = create(APP);
        awaitEnd(task);
        int started = engine.started();

        TaskSnapshot second = again(task);

        assertThat(engine.started()).isEqualTo(started);
        assertThat(origin(second, "build")).isEqualTo(Origin.REUSED);
        assertThat(origin(second, "test")).isEqualTo(Origin.REUSED);
        assertThat(origin(second, "serve")).isEqualTo(Origin.REUSED);
        assertThat(origin(second, "check")).isEqualTo(Origin.EXECUTED);
    }

    @Test
    void oneChangedByteRunsWhatDependsOnIt() throws IOException {
        TaskId task = create(APP);
        awaitEnd(task);

        Files.writeString(folder.resolve("main.c"), "int main() {;}");
        TaskSnapshot second = again(task);

        assertThat(second.all())
                .extracting(step -> step.key().value(), step -> step.result().origin())
                .containsExactly(
                        tuple("build", Origin.EXECUTED),
                        tuple("test", Origin.EXECUTED),
                        tuple("serve", Origin.EXECUTED),
                        tuple("check", Origin.EXECUTED),
                        tuple("other", Origin.REUSED));
        assertThat(results(second, "check").atPointer("/outputs/0/output")).contains(Document.of("int main() {;}"));
        assertThat(second.require(new StepKey("test")).result().last())
                .satisfies(last -> assertThat(last.tracking().changed()).containsExactly("image"));
        assertThat(engine.containers().list(OwnerFilter.ANY)).hasSize(1);
    }

    @Test
    void aServiceThatIsGoneIsStartedAgain() {
        TaskId task = create(APP);
        awaitEnd(task);

        engine.containers()
                .remove(engine.containers().find("app-server").orElseThrow().id());
        TaskSnapshot second = again(task);

        assertThat(origin(second, "serve")).isEqualTo(Origin.EXECUTED);
        assertThat(origin(second, "test")).isEqualTo(Origin.REUSED);
    }

    @Test
    void aStepWithoutAFreeMemberIsToldWhoUsesThem() {
        var mayEnd = new CountDownLatch(1);
        engine.when(argv -> argv.contains("job"), process -> {
            mayEnd.await();
            return 0;
        });
        TaskId task = create("""
                name: pooled
                steps:
                  - id: pool
                    docker_pool: { image_tag: "busybox:local", pool_size: 1, keep_forever: true }
                  - { id: a, needs: [pool], docker_shell: { command: [job] } }
                  - { id: b, needs: [pool], docker_shell: { command: [job] } }
                """);

        await().atMost(SOON).until(() -> waits(task).size() == 1);
        Explanation.Waiting waiting = waits(task).get(0);
        String other = waiting.step().value().equals("a") ? "b" : "a";
        assertThat(waiting.reason()).isEqualTo(Explanation.Reason.POOL);
        assertThat(waiting.blockers()).containsExactly(other);
        assertThat(waiting.message()).isEqualTo("each of the 1 member(s) of its pool is in use, by " + other);
        mayEnd.countDown();

        assertThat(awaitEnd(task).task().state()).isEqualTo(TaskState.COMPLETED);
    }

    private List<Explanation.Waiting> waits(TaskId task) {
        return gradus.tasks().explain(task).waits().stream()
                .filter(waiting -> waiting.reason() == Explanation.Reason.POOL)
                .toList();
    }

    @Test
    void aCancelledTaskLeavesNoContainer() {
        engine.when(argv -> argv.contains("endless"), FakeProgram.endless());
        TaskId task = create("""
                name: long
                steps:
                  - id: run
                    docker_run: { image_tag: "busybox:local", command: [endless] }
                """);
        await().atMost(SOON).until(() -> engine.started() == 1);

        gradus.tasks().apply(task, new TaskCommand.CancelTask(), TEST);

        assertThat(awaitEnd(task).require(new StepKey("run")).state()).isEqualTo(StepState.CANCELLED);
        assertThat(engine.containers().list(OwnerFilter.ANY)).isEmpty();
    }

    @Test
    void aCancelledStepIsNotCancelledWhileItsContainerCannotBeSeenGone() {
        engine.when(argv -> argv.contains("endless"), FakeProgram.endless());
        TaskId task = create("""
                name: long
                steps:
                  - id: run
                    docker_run: { image_tag: "busybox:local", command: [endless] }
                """);
        await().atMost(SOON).until(() -> engine.started() == 1);
        gradus.tasks().apply(task, new TaskCommand.CancelTask(), TEST);
        engine.goAway();
        engine.comeBack();

        assertThat(awaitEnd(task).require(new StepKey("run")).state()).isEqualTo(StepState.CANCELLED);
        assertThat(engine.containers().list(OwnerFilter.ANY)).isEmpty();
    }

    @Test
    void aDefinitionCannotGiveItselfTrust() {
        assertThatExceptionOfType(CoreException.class)
                .isThrownBy(() -> create("""
                        name: sly
                        labels: { gradus.trust: operator }
                        steps:
                          - id: run
                            docker_run: { image_tag: "busybox:local", parameters: [--privileged] }
                        """))
                .extracting(CoreException::code)
                .isEqualTo(ErrorCode.INVALID_DEFINITION);
    }

    private TaskId create(String definition) {
        return TrustedTask.of(definition, folder, gradus);
    }

    private TaskSnapshot again(TaskId task) {
        gradus.tasks().apply(task, AGAIN, TEST);
        return awaitEnd(task);
    }

    private TaskSnapshot awaitEnd(TaskId task) {
        TaskSnapshot end =
                gradus.tasks().await(task, snapshot -> snapshot.task().state().isTerminal(), SOON);
        assertThat(end.task().state().isTerminal()).as("the task has ended").isTrue();
        return end;
    }

    private static Document results(TaskSnapshot task, String step) {
        return task.require(new StepKey(step)).result().results();
    }

    private static Origin origin(TaskSnapshot task, String step) {
        return Objects.requireNonNull(task.require(new StepKey(step)).result().origin());
    }
}
