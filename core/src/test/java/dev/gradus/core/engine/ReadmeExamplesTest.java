package dev.gradus.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskSpec;
import dev.gradus.core.testing.FakeContainerEngine;
import dev.gradus.core.testing.FakeProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of task-sync's two READMEs, but those of rubrics, each as a step beside those that it depends on: what its text says
 * is what happens. What stands for something in an example, such as {@code a1b2c3...}, is filled in; nothing else is changed.
 */
class ReadmeExamplesTest {
    private static final Cause TEST = Cause.of(new Actor("test"));
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String BUILD =
            "{\"id\": \"%s\", \"docker_build\": {\"image_tag\": \"my-app:1.0\", \"context\": \"base\"}}";
    private static final String SERVICE =
            "{\"id\": \"%s\", \"docker_run\": {\"image_tag\": \"my-app:1.0\", \"container_name\": \"my-app-container\", \"keep_forever\": true}}";

    @TempDir
    Path folder;

    private final FakeContainerEngine engine = new FakeContainerEngine(1);
    private final Gradus gradus = Gradus.builder()
            .containers(engine)
            .mountRoots(List.of(Path.of("/data")))
            .build();

    /** One example: the steps before it, its own body, and what has to be true when it is done. */
    record Example(String name, List<String> before, String body, BiConsumer<ReadmeExamplesTest, Step> holds) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeEach
    void world() throws IOException {
        for (String tag : List.of(
                "my-app:1.0",
                "my-custom-app:latest",
                "my-worker-app:latest",
                "my-worker:1.0",
                "python-grader:latest",
                "grader-env:v2")) {
            engine.withImage(tag, Map.of("/app/config.yml", "port: 80"));
        }
        engine.publish("ubuntu:latest");
        engine.publish("nginx:latest");
        engine.when(argv -> has(argv, "while :;"), FakeProgram.endless())
                .when(argv -> has(argv, "./my_app"), FakeProgram.endless())
                .when(argv -> has(argv, "serve"), FakeProgram.endless())
                .when(argv -> has(argv, "./run.sh"), FakeProgram.printing("ran\n"))
                .when(argv -> has(argv, "run_tests.sh") || has(argv, "tests/run.sh"), FakeProgram.printing("ok\n"))
                .when(argv -> has(argv, "ls "), FakeProgram.printing("listed\n"));
        engine.plantNetwork("my-net");
        for (String file : List.of(
                "main.go",
                "go.mod",
                "go.sum",
                "app/main.go",
                "app/go.mod",
                "path/to/your/file1.txt",
                "path/to/another/file2.go",
                "student_submission.py",
                "tests/test.py",
                "submission/answer.py")) {
            write(file, "content of " + file);
        }
        write("Dockerfile", "FROM busybox:local\nCOPY main.go /main.go\n");
        write("app/Dockerfile", "FROM busybox:local\nCOPY main.go /main.go\n");
        write("base/Dockerfile", "FROM busybox:local\nCMD serve\n");
        gradus.startWorker(new WorkerOptions("one", 4, Map.of()));
    }

    private static boolean has(List<String> argv, String text) {
        return argv.stream().anyMatch(word -> word.contains(text))
                && argv.stream().noneMatch(word -> word.contains("while :;") && !text.equals("while :;"));
    }

    private void write(String file, String content) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), content);
    }

    @AfterEach
    void close() {
        gradus.close();
        engine.close();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleDoesWhatItsTextSays(Example example) {
        TaskSnapshot task = run(example);

        example.holds().accept(this, task.require(new StepKey("example")));
    }

    private static Stream<Example> examples() {
        return Stream.of(
                        files().stream(),
                        pulls().stream(),
                        builds().stream(),
                        runs().stream(),
                        pools().stream(),
                        shells().stream(),
                        rubrics().stream())
                .flatMap(all -> all);
    }

    private static List<Example> files() {
        return List.of(
                new Example("file_exists, single file", List.of(), """
                        {"file_exists": "path/to/your/file1.txt"}""", ReadmeExamplesTest::completed),
                new Example("file_exists, multiple files", List.of(), """
                        {"file_exists": ["path/to/your/file1.txt", "path/to/another/file2.go"]}""", ReadmeExamplesTest::completed),
                new Example("file_exists, command line", List.of(), """
                        {"file_exists": ["main.go", "go.mod"]}""", ReadmeExamplesTest::completed));
    }

    private static List<Example> pulls() {
        return List.of(
                new Example("docker_pull, split form", List.of(), """
                        {"docker_pull": {"image_id": "ubuntu", "image_tag": "latest",
                                         "prevent_run_before": "2024-01-01T00:00:00Z"}}""", (test, step) -> {
                    completed(test, step);
                    assertThat(test.engine.images().find(ImageRef.parse("ubuntu:latest")))
                            .isPresent();
                }),
                new Example("docker_pull, another id than given", List.of(BUILD.formatted(104)), """
                        {"docker_pull": {"image_tag": "nginx:latest", "image_id": "sha256:abcdef123456...",
                                         "prevent_run_before": "2024-01-01T00:00:00Z", "depends_on": [{"id": 104}]}}""", (test, step) -> {
                    assertThat(step.state()).isEqualTo(StepState.FAILED);
                    assertThat(step.result().failure())
                            .satisfies(failure -> assertThat(failure.code()).isEqualTo("IMAGE_MISMATCH"));
                }),
                new Example("docker_pull, command line", List.of(), """
                        {"docker_pull": {"image_tag": "nginx:latest"}}""", (test, step) -> {
                    completed(test, step);
                    assertThat(step.result().results().member("prevent_run_before"))
                            .isPresent();
                }));
    }

    private static List<Example> builds() {
        return List.of(
                new Example(
                        "docker_build, hashes and parameters",
                        List.of(BUILD.formatted(101)),
                        """
                        {"docker_build": {"image_id": "my-app", "image_tag": "latest",
                           "files": {"main.go": "<hash_of_main.go>", "go.mod": "<hash_of_go.mod>", "Dockerfile": "<hash_of_Dockerfile>"},
                           "parameters": ["--build-arg", "VERSION=1.0"], "depends_on": [{"id": 101}]}}""",
                        built("my-app:latest")),
                new Example("docker_build, command line with a context", List.of(), """
                        {"docker_build": {"context": "./app", "image_tag": "my-app:1.0",
                           "files": ["app/main.go", "app/go.mod", "app/Dockerfile"], "params": ["--no-cache"]}}""", built("my-app:1.0")),
                new Example(
                        "docker_build, early, with shell",
                        List.of(BUILD.formatted(101)),
                        """
                        {"docker_build": {"image_tag": "my-custom-app:latest", "files": ["Dockerfile", "main.go", "go.mod", "go.sum"],
                           "shell": ["echo 'Starting the build...'"], "depends_on": [{"id": 101}]}}""",
                        built("my-custom-app:latest")),
                new Example("docker_build, early, command line with a folder", List.of(), """
                        {"docker_build": {"image_tag": "my-app:1.0", "files": ["Dockerfile", "app/"]}}""", built("my-app:1.0")));
    }

    private static List<Example> runs() {
        return List.of(
                new Example("docker_run, inherited image", List.of(BUILD.formatted(102)), """
                        {"docker_run": {"container_name": "my-running-app", "parameters": ["-p", "8080:80"],
                           "keep_forever": false, "depends_on": [{"id": 102}]}}""", (test, step) -> {
                    completed(test, step);
                    assertThat(text(step, "container_name")).isEqualTo("my-running-app");
                    assertThat(text(step, "image_tag")).isEqualTo("my-app:1.0");
                }),
                new Example("docker_run, everything", List.of(BUILD.formatted(102)), """
                        {"docker_run": {"image_tag": "my-custom-app:latest", "image_id": "sha256:...", "command": ["./my_app", "--verbose"],
                           "container_name": "my-app-container", "parameters": ["-p", "8080:80", "--rm"],
                           "keep_forever": true, "depends_on": [{"id": 102}]}}""", running("my-app-container")),
                new Example("docker_run, command line", List.of(), """
                        {"docker_run": {"image_tag": "my-app:1.0", "command": ["./my_app", "--mode", "production"],
                           "parameters": ["-p", "8080:80"]}}""", (test, step) -> {
                    completed(test, step);
                    assertThat(test.running()).hasSize(1);
                }),
                new Example("docker_run, early", List.of(BUILD.formatted(102)), """
                        {"docker_run": {"image_tag": "my-custom-app:latest", "command": ["./run.sh", "--verbose"], "depends_on": [{"id": 102}]}}""", (test, step) -> {
                    completed(test, step);
                    assertThat(step.result().results().member("exit_code")).contains(Document.of(0));
                }),
                new Example("docker_run, early, command line", List.of(BUILD.formatted(1)), """
                        {"docker_run": {"image_tag": "my-app:1.0", "command": ["./run.sh"], "depends_on": [{"id": 1}]}}""", (test, step) -> {
                    completed(test, step);
                    assertThat(text(step, "stdout")).isEqualTo("ran\n");
                }));
    }

    private static List<Example> pools() {
        return List.of(
                new Example("docker_pool, inherited image and a mount", List.of(BUILD.formatted(102)), """
                        {"docker_pool": {"pool_size": 3, "parameters": ["-v", "/data:/data"], "keep_forever": true,
                           "depends_on": [{"id": 102}]}}""", pooled(3)),
                new Example("docker_pool, everything", List.of(BUILD.formatted(102)), """
                        {"docker_pool": {"image_tag": "my-worker-app:latest", "image_id": "sha256:...", "pool_size": 3,
                           "parameters": ["--network", "my-net"], "keep_forever": true, "depends_on": [{"id": 102}],
                           "containers": [{"container_id": "abc...", "container_name": "worker_1"}]}}""", pooled(3)),
                new Example("docker_pool, command line", List.of(BUILD.formatted(7)), """
                        {"docker_pool": {"image_tag": "my-worker:1.0", "pool_size": 4, "keep_forever": true,
                           "parameters": ["--memory=256m"], "depends_on": [{"id": 7}]}}""", pooled(4)));
    }

    private static List<Example> shells() {
        return List.of(
                new Example(
                        "docker_shell, container of its dependency",
                        List.of(SERVICE.formatted(103)),
                        """
                        {"docker_shell": {"command": [{"bash": "echo 'hello world'"}, {"bash": "ls -la"}], "depends_on": [{"id": 103}]}}""",
                        said("hello world", "listed")),
                new Example(
                        "docker_shell, container by name", List.of(SERVICE.formatted(2)), """
                        {"docker_shell": {"docker": {"image_tag": "my-app:1.0", "container_name": "my-app-container"},
                           "command": [{"list_files": "ls -la /app"}, {"run_tests": "/app/run_tests.sh"}], "depends_on": [{"id": 2}]}}""", said("listed", "ok")),
                new Example("docker_shell, command line", List.of(SERVICE.formatted(3)), """
                        {"docker_shell": {"command": [{"run_application_tests": "/app/tests/run.sh"}], "depends_on": [{"id": 3}]}}""", said("ok")),
                new Example(
                        "docker_shell, early, a new container of an image",
                        List.of(BUILD.formatted(103)),
                        """
                        {"docker_shell": {"docker": {"image_tag": "my-worker:1.0"},
                           "command": [{"command": "ls -la /app"}, {"command": "cat /app/config.yml"}], "depends_on": [{"id": 103}]}}""",
                        (test, step) -> {
                            said("listed", "port: 80").accept(test, step);
                            assertThat(test.running()).isEmpty();
                        }),
                new Example("docker_shell, early, command line", List.of(SERVICE.formatted(2)), """
                        {"docker_shell": {"docker": {"image_tag": "my-app:1.0"}, "command": [{"command": "ls /"}], "depends_on": [{"id": 2}]}}""", said("listed")));
    }

    private static List<Example> rubrics() {
        return List.of(
                new Example("docker_rubrics", List.of(), """
                        {"docker_rubrics": {"image_tag": "grader-env:v2", "files": ["student_submission.py", "tests/"], "depends_on": []}}""", ReadmeExamplesTest::completed),
                new Example("docker_rubrics, command line", List.of(), """
                        {"docker_rubrics": {"image_tag": "python-grader:latest", "files": ["submission/"]}}""", ReadmeExamplesTest::completed));
    }

    private static void completed(ReadmeExamplesTest test, Step step) {
        assertThat(step.result().failure()).isNull();
        assertThat(step.state()).isEqualTo(StepState.COMPLETED);
    }

    private static BiConsumer<ReadmeExamplesTest, Step> built(String tag) {
        return (test, step) -> {
            completed(test, step);
            assertThat(text(step, "image_tag")).isEqualTo(tag);
            assertThat(test.engine
                            .images()
                            .find(ImageRef.parse(tag))
                            .orElseThrow()
                            .id()
                            .value())
                    .isEqualTo(text(step, "image_id"));
        };
    }

    private static BiConsumer<ReadmeExamplesTest, Step> running(String name) {
        return (test, step) -> {
            completed(test, step);
            assertThat(test.running()).extracting(ContainerInfo::name).contains(name);
        };
    }

    private static BiConsumer<ReadmeExamplesTest, Step> pooled(int size) {
        return (test, step) -> {
            completed(test, step);
            assertThat(test.running()).hasSize(size);
            assertThat(step.result()
                            .results()
                            .member("containers")
                            .orElseThrow()
                            .size())
                    .isEqualTo(size);
        };
    }

    private static BiConsumer<ReadmeExamplesTest, Step> said(String... outputs) {
        return (test, step) -> {
            completed(test, step);
            List<Document> shown =
                    step.result().results().member("outputs").orElseThrow().items();
            assertThat(shown).hasSize(outputs.length);
            for (int i = 0; i < outputs.length; i++) {
                assertThat(shown.get(i).member("output")).contains(Document.of(outputs[i]));
            }
        };
    }

    private static String text(Step step, String member) {
        return step.result().results().member(member).orElseThrow().text();
    }

    private List<ContainerInfo> running() {
        return engine.containers().list(OwnerFilter.ANY).stream()
                .filter(ContainerInfo::isRunning)
                .toList();
    }

    private TaskSnapshot run(Example example) {
        Document body = Document.parse(example.body()).with("id", "example");
        String steps = String.join(",", example.before()) + (example.before().isEmpty() ? "" : ",") + body.toJson();
        var read = gradus.definitions()
                .read(new DefinitionText(
                        "example.json",
                        "{\"name\": \"example\", \"on_failure\": \"continue\", \"steps\": [" + steps + "]}"))
                .orThrow();
        var options =
                new TaskRequest.Options(null, null, folder.toString(), false, Map.of(TaskSpec.TRUST, "volumes"), null);
        TaskId id = gradus.tasks()
                .create(new TaskRequest(new TaskRequest.Inline(read), Document.emptyObject(), options), TEST)
                .task()
                .task()
                .id();
        return gradus.tasks().await(id, snapshot -> snapshot.task().state().isTerminal(), SOON);
    }
}
