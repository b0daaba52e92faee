package dev.gradus.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Gradus;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.data.Document;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.kind.TrustedTask;
import dev.gradus.core.step.Origin;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The container kinds through the whole engine, on a real Docker engine. */
@RequiresEngine
@Execution(ExecutionMode.CONCURRENT)
class ContainerStepsTest {
    private static final Cause TEST = Cause.of(new Actor("test"));
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Path EXAMPLE = Path.of("..", "examples", "containers");

    @TempDir
    Path folder;

    private final long installation = TestEngine.newInstallation();
    private final DockerContainerEngine engine = TestEngine.open(installation);
    private final Gradus gradus = Gradus.builder().containers(engine).build();

    @BeforeEach
    void start() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(EXAMPLE.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        gradus.startWorker(new WorkerOptions("one", 4, Map.of()));
    }

    @AfterEach
    void end() {
        gradus.close();
        containers().forEach(container -> engine.containers().remove(container.id()));
        engine.close();
    }

    private List<ContainerInfo> containers() {
        return engine.containers().list(OwnerFilter.ANY);
    }

    @Test
    void theExampleShouldBuildRunAndCheckAndThenStartNothing() throws IOException {
        String image = "greeter:t%012x".formatted(installation);
        TaskId task = create(Files.readString(folder.resolve("task.yaml")).replace("greeter:example", image));

        TaskSnapshot first = awaitEnd(task);
        List<String> started =
                containers().stream().map(container -> container.id().value()).toList();
        gradus.tasks().apply(task, new TaskCommand.NextRound(Set.of()), TEST);
        TaskSnapshot second = awaitEnd(task);

        assertThat(first.task().state()).as(first.all().toString()).isEqualTo(TaskState.COMPLETED);
        assertThat(results(first, "test").member("stdout")).contains(Document.of("1 test passed\n"));
        assertThat(results(first, "check").atPointer("/outputs/1/output")).contains(Document.of("Hello, Ada!"));
        assertThat(started).hasSize(1);
        assertThat(containers()).extracting(container -> container.id().value()).isEqualTo(started);
        assertThat(origins(second)).containsEntry("build", Origin.REUSED).containsEntry("test", Origin.REUSED);
        assertThat(origins(second)).containsEntry("serve", Origin.REUSED).containsEntry("check", Origin.EXECUTED);

        Files.writeString(folder.resolve("src/greet.sh"), "echo \"Hello, ${1:-world}!\"\n");
        gradus.tasks().apply(task, new TaskCommand.NextRound(Set.of()), TEST);
        TaskSnapshot third = awaitEnd(task);
        assertThat(third.require(new StepKey("build")).result().last())
                .satisfies(last -> assertThat(last.tracking().changed()).containsExactly("files/src/greet.sh"));
        assertThat(origins(third)).containsEntry("test", Origin.EXECUTED).containsEntry("serve", Origin.EXECUTED);
        assertThat(containers()).hasSize(1);
    }

    @Test
    void aPoolShouldBeFilledUsedAndShrunk() {
        TaskId task = create("""
                name: pool
                steps:
                  - id: pool
                    docker_pool: { image_tag: "busybox:local", pool_size: 2, keep_forever: true, parameters: [--network, none] }
                  - id: a
                    needs: [pool]
                    docker_shell: { command: [{ a: "mkdir /busy && sleep 1 && rmdir /busy" }] }
                  - id: b
                    needs: [pool]
                    docker_shell: { command: [{ a: "mkdir /busy && sleep 1 && rmdir /busy" }] }
                  - id: c
                    needs: [pool]
                    docker_shell: { command: [{ a: "mkdir /busy && sleep 1 && rmdir /busy" }] }
                """);

        TaskSnapshot end = awaitEnd(task);

        assertThat(end.task().state()).as(end.all().toString()).isEqualTo(TaskState.COMPLETED);
        assertThat(containers()).hasSize(2).allMatch(ContainerInfo::isRunning);
    }

    @Test
    void aProgramInAContainerShouldBeGoneWhenItsTimeIsOver() {
        TaskId task = create("""
                name: slow
                steps:
                  - id: serve
                    docker_run: { image_tag: "busybox:local", keep_forever: true, parameters: [--network, none] }
                  - id: slow
                    needs: [serve]
                    timeout: 1s
                    docker_shell: { command: [{ a: "trap '' TERM; echo begun > /tmp/begun; while true; do sleep 1; done" }] }
                  - id: look
                    needs: [slow]
                    when: always
                    docker_shell: { command: [{ left: "ps | grep -c '[b]egun' || true" }] }
                """);

        TaskSnapshot end = awaitEnd(task);

        assertThat(end.require(new StepKey("slow")).result().failure())
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("timeout"));
        assertThat(results(end, "look").atPointer("/outputs/0/output")).contains(Document.of("0"));
    }

    @Test
    void anImagesFolderShouldBeExtractedIntoWorkTrees() throws IOException {
        TaskId task = create("""
                name: extract
                steps:
                  - id: extract
                    docker_extract_volume: { image_tag: "busybox:local", app_folder: /bin, solutions: 1 }
                """);

        TaskSnapshot end = awaitEnd(task);

        assertThat(end.task().state()).as(end.all().toString()).isEqualTo(TaskState.COMPLETED);
        assertThat(folder.resolve("original/busybox")).exists();
        assertThat(folder.resolve("volume_solution1/busybox"))
                .hasSameBinaryContentAs(folder.resolve("original/busybox"));
        assertThat(folder.resolve("volume_golden/busybox")).exists();
        assertThat(containers()).isEmpty();
        assertThat(engine.volumes().find("volume_task_" + task)).isPresent();
        engine.volumes().remove("volume_task_" + task);
    }

    @Test
    void workTreesShouldBeBroughtIntoTheirPatchedStates() throws IOException, InterruptedException {
        tree("original");
        tree("volume_golden");
        tree("volume_solution1");
        Files.writeString(folder.resolve("volume_solution1/a.txt"), "left dirty by somebody\n");
        Files.writeString(folder.resolve("solution1.patch"), patch("one", "two"));
        String definition = """
                name: trees
                steps:
                  - id: trees
                    docker_volume_pool:
                      { image_tag: "git:local", app_folder: /work, solutions: [solution1.patch], parameters: [--network, none] }
                """;

        TaskSnapshot end = awaitEnd(create(definition));

        assertThat(end.task().state()).as(end.all().toString()).isEqualTo(TaskState.COMPLETED);
        assertThat(folder.resolve("original/a.txt")).hasContent("one");
        assertThat(folder.resolve("volume_solution1/a.txt")).hasContent("two");
        assertThat(results(end, "trees").at("containers_map").orElseThrow().keys())
                .containsExactly("original", "golden", "solution1");
        assertThat(containers()).hasSize(3).allMatch(ContainerInfo::isRunning);

        Files.writeString(folder.resolve("solution1.patch"), patch("other", "two"));
        containers().forEach(container -> engine.containers().remove(container.id()));
        TaskSnapshot failed = awaitEnd(create(definition));
        assertThat(failed.require(new StepKey("trees")).result().failure())
                .satisfies(failure ->
                        assertThat(failure.message()).isEqualTo("solution1: the patch solution1.patch does not apply"));
    }

    private static String patch(String from, String to) {
        return "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-%s\n+%s\n".formatted(from, to);
    }

    /** A work tree under git with one file. */
    private void tree(String name) throws IOException, InterruptedException {
        Path tree = Files.createDirectory(folder.resolve(name));
        Files.writeString(tree.resolve("a.txt"), "one\n");
        String script =
                "git init -q . && git add . && git -c user.name=t -c user.email=t@example.org commit -q -m first";
        Process git = new ProcessBuilder("sh", "-c", script)
                .directory(tree.toFile())
                .inheritIO()
                .start();
        assertThat(git.waitFor()).isZero();
    }

    private TaskId create(String definition) {
        return TrustedTask.of(definition, folder, gradus);
    }

    private TaskSnapshot awaitEnd(TaskId task) {
        TaskSnapshot end =
                gradus.tasks().await(task, snapshot -> snapshot.task().state().isTerminal(), SOON);
        assertThat(end.task().state().isTerminal()).as(end.all().toString()).isTrue();
        return end;
    }

    private static Document results(TaskSnapshot task, String step) {
        return task.require(new StepKey(step)).result().results();
    }

    private static Map<String, Origin> origins(TaskSnapshot task) {
        Map<String, Origin> origins = new TreeMap<>();
        task.all().forEach(step -> {
            Origin origin = step.result().origin();
            if (origin != null) {
                origins.put(step.key().value(), origin);
            }
        });
        return origins;
    }
}
