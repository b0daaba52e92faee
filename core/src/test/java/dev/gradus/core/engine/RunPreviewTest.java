package dev.gradus.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.Plan.PlannedStep;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSpec;
import dev.gradus.core.testing.FakeContainerEngine;
import dev.gradus.core.testing.FakeProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a run would do is what it then does, and looking changes nothing. */
@Execution(ExecutionMode.CONCURRENT)
class RunPreviewTest {
    private static final Cause TEST = Cause.of(new Actor("test"));
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String APP = """
            name: app
            steps:
              - id: sources
                file_exists: [main.c]
              - id: build
                needs: [sources]
                docker_build: { image_tag: "app:1.0", files: [Dockerfile, main.c] }
              - id: serve
                needs: [build]
                docker_run: { keep_forever: true }
              - id: look
                needs: [serve]
                docker_shell: { command: [{ look: "echo hi" }] }
              - id: check
                needs: [serve]
                docker_shell: { command: [{ look: "echo hi" }], files: [check.txt] }
            """;

    @TempDir
    Path folder;

    private final FakeContainerEngine engine = new FakeContainerEngine(1)
            .when(argv -> argv.stream().anyMatch(word -> word.contains("while :;")), FakeProgram.endless())
            .when(argv -> argv.contains("serve"), FakeProgram.endless());
    private final Gradus gradus = Gradus.builder().containers(engine).build();
    private TaskId task;

    @BeforeEach
    void runOnce() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM busybox:local\nCOPY main.c /main.c\nCMD serve\n");
        Files.writeString(folder.resolve("main.c"), "int main() {}");
        Files.writeString(folder.resolve("check.txt"), "as it was");
        gradus.startWorker(new WorkerOptions("one", 4, Map.of()));
        task = create();
    }

    @AfterEach
    void close() {
        gradus.close();
        engine.close();
    }

    @Test
    void whatIsUnchangedWouldBeReused() {
        int started = engine.started();
        String before = gradus.tasks().get(task).toString();

        assertThat(preview(false))
                .containsExactly(
                        "sources run: it runs each time",
                        "build reuse: unchanged since attempt 1",
                        "serve reuse: unchanged since attempt 1",
                        "look run: it runs each time",
                        "check reuse: unchanged since attempt 1");
        assertThat(engine.started()).isEqualTo(started);
        assertThat(gradus.tasks().get(task)).hasToString(before);
        again();
        assertThat(engine.started()).isEqualTo(started);
    }

    @Test
    void whatChangedWouldBeExecutedAndWhatDependsOnItDecidedThen() throws IOException {
        Files.writeString(folder.resolve("main.c"), "int main() {;}");

        assertThat(preview(false))
                .containsExactly(
                        "sources run: it runs each time",
                        "build run: changed: files/main.c",
                        "serve conditional: decided when build has run",
                        "look run: it runs each time",
                        "check conditional: decided when serve has run");
    }

    @Test
    void aShellWithFilesWouldRunWhenOneOfThemChanged() throws IOException {
        Files.writeString(folder.resolve("check.txt"), "another");
        assertThat(preview(false)).endsWith("check run: changed: files/check.txt");
        again();

        assertThat(preview(false)).endsWith("check reuse: unchanged since attempt 2");
    }

    @Test
    void whatIsGoneWouldBeMadeAnew() {
        engine.containers()
                .list(OwnerFilter.ANY)
                .forEach(found -> engine.containers().remove(found.id()));

        assertThat(preview(false))
                .anySatisfy(line ->
                        assertThat(line).startsWith("serve run: container ").endsWith(" does not run any more"));
    }

    @Test
    void aForcedRunWouldExecuteEverything() {
        assertThat(preview(true))
                .contains("build run: forced; nothing changed since attempt 1")
                .noneMatch(line -> line.contains(" reuse"));
    }

    @Test
    void aTaskThatHasNotRunWouldRunEachStep() {
        TaskId fresh = gradus.tasks()
                .create(request("fresh", false), TEST)
                .task()
                .task()
                .id();

        assertThat(gradus.steps().preview(fresh, false))
                .extracting(PlannedStep::action)
                .containsOnly("run");
    }

    private List<String> preview(boolean forced) {
        return gradus.steps().preview(task, forced).stream()
                .map(step -> "%s %s: %s".formatted(step.key(), step.action(), step.note()))
                .toList();
    }

    private void again() {
        gradus.tasks().apply(task, new TaskCommand.NextRound(Set.of()), TEST);
        awaitEnd(task);
    }

    private TaskId create() {
        TaskId made =
                gradus.tasks().create(request("app", true), TEST).task().task().id();
        awaitEnd(made);
        return made;
    }

    private TaskRequest request(String name, boolean automatic) {
        var read = gradus.definitions()
                .read(new DefinitionText("test.yaml", APP.replace("name: app", "name: " + name)))
                .orThrow();
        var options = new TaskRequest.Options(
                null,
                automatic ? null : Dispatch.MANUAL,
                folder.toString(),
                false,
                Map.of(TaskSpec.TRUST, "volumes"),
                null);
        return new TaskRequest(new TaskRequest.Inline(read), Document.emptyObject(), options);
    }

    private void awaitEnd(TaskId id) {
        gradus.tasks().await(id, snapshot -> snapshot.task().state().isTerminal(), SOON);
        assertThat(gradus.tasks().get(id).task().state().word()).isEqualTo("completed");
    }
}
