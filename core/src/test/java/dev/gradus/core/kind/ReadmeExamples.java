package dev.gradus.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.data.Document;
import dev.gradus.core.port.ContainerEngine;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The examples of task-sync's two READMEs, in the world of {@link ReadmeWorld}, each with the steps that it depends on and with what its text says happens. Ids that
 * only stand for something, such as {@code a1b2c3...}, are left out of one of them; nothing else is changed. The examples of {@code
 * rubrics_import}, {@code rubric_set}, {@code rubric_shell} and {@code dynamic_rubric} are not among them.
 */
public final class ReadmeExamples {
    private static final String BUILD = "{\"docker_build\": {\"image_tag\": \"my-app:1.0\", \"context\": \"base\"}}";
    private static final String SERVICE =
            "{\"docker_run\": {\"image_tag\": \"my-app:1.0\", \"container_name\": \"my-app-container\", \"keep_forever\": true}}";

    private ReadmeExamples() {}

    /** One example: the steps that it names, its own settings, and what has to be true when it has run. */
    public record Example(String name, List<Need> before, String settings, Consumer<Seen> holds) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A step that an example depends on, under the number that it says. */
    public record Need(long number, String settings) {}

    /** How an example's step ended: its state, the code of its failure or nothing, its results, and the engine it used. */
    public record Seen(String state, String failure, Document results, ContainerEngine engine) {}

    /** One for each example, in the order of the kinds. */
    public static List<Example> all() {
        return Stream.of(
                        files().stream(),
                        pulls().stream(),
                        builds().stream(),
                        runs().stream(),
                        pools().stream(),
                        shells().stream(),
                        rubrics().stream())
                .flatMap(all -> all)
                .toList();
    }

    private static List<Example> files() {
        return List.of(
                new Example("file_exists, single file", List.of(), """
                        {"file_exists": "path/to/your/file1.txt"}""", ReadmeExamples::completed),
                new Example("file_exists, multiple files", List.of(), """
                        {"file_exists": ["path/to/your/file1.txt", "path/to/another/file2.go"]}""", ReadmeExamples::completed),
                new Example("file_exists, command line", List.of(), """
                        {"file_exists": ["main.go", "go.mod"]}""", ReadmeExamples::completed));
    }

    private static List<Example> pulls() {
        return List.of(
                new Example("docker_pull, split form", List.of(), """
                        {"docker_pull": {"image_id": "ubuntu", "image_tag": "latest",
                                         "prevent_run_before": "2024-01-01T00:00:00Z"}}""", seen -> {
                    completed(seen);
                    assertThat(seen.engine().images().find(ImageRef.parse("ubuntu:latest")))
                            .isPresent();
                }),
                new Example("docker_pull, another id than given", List.of(new Need(104, BUILD)), """
                        {"docker_pull": {"image_tag": "nginx:latest", "image_id": "sha256:abcdef123456...",
                                         "prevent_run_before": "2024-01-01T00:00:00Z", "depends_on": [{"id": 104}]}}""", seen -> {
                    assertThat(seen.state()).isEqualTo("failed");
                    assertThat(seen.failure()).isEqualTo("IMAGE_MISMATCH");
                }),
                new Example("docker_pull, command line", List.of(), """
                        {"docker_pull": {"image_tag": "nginx:latest"}}""", seen -> {
                    completed(seen);
                    assertThat(seen.results().member("prevent_run_before")).isPresent();
                }));
    }

    private static List<Example> builds() {
        return List.of(
                new Example(
                        "docker_build, hashes and parameters",
                        List.of(new Need(101, BUILD)),
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
                        List.of(new Need(101, BUILD)),
                        """
                        {"docker_build": {"image_tag": "my-custom-app:latest", "files": ["Dockerfile", "main.go", "go.mod", "go.sum"],
                           "shell": ["echo 'Starting the build...'"], "depends_on": [{"id": 101}]}}""",
                        built("my-custom-app:latest")),
                new Example("docker_build, early, command line with a folder", List.of(), """
                        {"docker_build": {"image_tag": "my-app:1.0", "files": ["Dockerfile", "app/"]}}""", built("my-app:1.0")));
    }

    private static List<Example> runs() {
        return List.of(
                new Example("docker_run, inherited image", List.of(new Need(102, BUILD)), """
                        {"docker_run": {"container_name": "my-running-app", "parameters": ["-p", "8080:80"],
                           "keep_forever": false, "depends_on": [{"id": 102}]}}""", seen -> {
                    completed(seen);
                    running("my-running-app").accept(seen);
                    assertThat(text(seen, "image_tag")).isEqualTo("my-app:1.0");
                }),
                new Example("docker_run, everything", List.of(new Need(102, BUILD)), """
                        {"docker_run": {"image_tag": "my-custom-app:latest", "image_id": "sha256:...", "command": ["./my_app", "--verbose"],
                           "container_name": "my-app-container", "parameters": ["-p", "8080:80", "--rm"],
                           "keep_forever": true, "depends_on": [{"id": 102}]}}""", running("my-app-container")),
                new Example("docker_run, command line", List.of(), """
                        {"docker_run": {"image_tag": "my-app:1.0", "command": ["./my_app", "--mode", "production"],
                           "parameters": ["-p", "8080:80"]}}""", seen -> {
                    completed(seen);
                    assertThat(running(seen)).hasSize(1);
                }),
                new Example("docker_run, early", List.of(new Need(102, BUILD)), """
                        {"docker_run": {"image_tag": "my-custom-app:latest", "command": ["./run.sh", "--verbose"], "depends_on": [{"id": 102}]}}""", seen -> {
                    completed(seen);
                    assertThat(seen.results().member("exit_code")).contains(Document.of(0));
                }),
                new Example("docker_run, early, command line", List.of(new Need(1, BUILD)), """
                        {"docker_run": {"image_tag": "my-app:1.0", "command": ["./run.sh"], "depends_on": [{"id": 1}]}}""", seen -> {
                    completed(seen);
                    assertThat(text(seen, "stdout")).isEqualTo("ran\n");
                }));
    }

    private static List<Example> pools() {
        return List.of(
                new Example("docker_pool, inherited image and a mount", List.of(new Need(102, BUILD)), """
                        {"docker_pool": {"pool_size": 3, "parameters": ["-v", "/data:/data"], "keep_forever": true,
                           "depends_on": [{"id": 102}]}}""", pooled(3)),
                new Example("docker_pool, everything", List.of(new Need(102, BUILD)), """
                        {"docker_pool": {"image_tag": "my-worker-app:latest", "image_id": "sha256:...", "pool_size": 3,
                           "parameters": ["--network", "my-net"], "keep_forever": true, "depends_on": [{"id": 102}],
                           "containers": [{"container_id": "abc...", "container_name": "worker_1"}]}}""", pooled(3)),
                new Example("docker_pool, command line", List.of(new Need(7, BUILD)), """
                        {"docker_pool": {"image_tag": "my-worker:1.0", "pool_size": 4, "keep_forever": true,
                           "parameters": ["--memory=256m"], "depends_on": [{"id": 7}]}}""", pooled(4)));
    }

    private static List<Example> shells() {
        return List.of(
                new Example(
                        "docker_shell, container of its dependency",
                        List.of(new Need(103, SERVICE)),
                        """
                        {"docker_shell": {"command": [{"bash": "echo 'hello world'"}, {"bash": "ls -la"}], "depends_on": [{"id": 103}]}}""",
                        said("hello world", "app")),
                new Example(
                        "docker_shell, container by name",
                        List.of(new Need(2, SERVICE)),
                        """
                        {"docker_shell": {"docker": {"image_tag": "my-app:1.0", "container_name": "my-app-container"},
                           "command": [{"list_files": "ls -la /app"}, {"run_tests": "/app/run_tests.sh"}], "depends_on": [{"id": 2}]}}""",
                        said("config.yml", "ok")),
                new Example("docker_shell, command line", List.of(new Need(3, SERVICE)), """
                        {"docker_shell": {"command": [{"run_application_tests": "/app/tests/run.sh"}], "depends_on": [{"id": 3}]}}""", said("ok")),
                new Example(
                        "docker_shell, early, a new container of an image",
                        List.of(new Need(103, BUILD)),
                        """
                        {"docker_shell": {"docker": {"image_tag": "ubuntu:latest"},
                           "command": [{"command": "ls -la /app"}, {"command": "cat /app/config.yml"}], "depends_on": [{"id": 103}]}}""",
                        seen -> {
                            said("config.yml", "port: 80").accept(seen);
                            assertThat(running(seen)).isEmpty();
                        }),
                new Example("docker_shell, early, command line", List.of(new Need(2, SERVICE)), """
                        {"docker_shell": {"docker": {"image_tag": "my-app:1.0"}, "command": [{"command": "ls /"}], "depends_on": [{"id": 2}]}}""", said("app")));
    }

    private static List<Example> rubrics() {
        return List.of(
                new Example("docker_rubrics", List.of(), """
                        {"docker_rubrics": {"image_tag": "grader-env:v2", "files": ["student_submission.py", "tests/"], "depends_on": []}}""", ReadmeExamples::completed),
                new Example("docker_rubrics, command line", List.of(), """
                        {"docker_rubrics": {"image_tag": "python-grader:latest", "files": ["submission/"]}}""", ReadmeExamples::completed));
    }

    private static void completed(Seen seen) {
        assertThat(seen.failure()).isEmpty();
        assertThat(seen.state()).isEqualTo("completed");
    }

    private static Consumer<Seen> built(String tag) {
        return seen -> {
            completed(seen);
            assertThat(text(seen, "image_tag")).isEqualTo(tag);
            assertThat(seen.engine()
                            .images()
                            .find(ImageRef.parse(tag))
                            .orElseThrow()
                            .id()
                            .value())
                    .isEqualTo(text(seen, "image_id"));
        };
    }

    private static Consumer<Seen> running(String name) {
        return seen -> {
            completed(seen);
            assertThat(text(seen, "container_name")).isEqualTo(name);
            assertThat(running(seen)).extracting(ContainerInfo::name).contains(name);
        };
    }

    private static Consumer<Seen> pooled(int size) {
        return seen -> {
            completed(seen);
            assertThat(running(seen)).hasSize(size);
            assertThat(seen.results().member("containers").orElseThrow().size()).isEqualTo(size);
        };
    }

    private static Consumer<Seen> said(String... outputs) {
        return seen -> {
            completed(seen);
            List<Document> shown =
                    seen.results().member("outputs").orElseThrow().items();
            assertThat(shown).hasSize(outputs.length);
            for (int i = 0; i < outputs.length; i++) {
                assertThat(shown.get(i).member("output").orElseThrow().text()).contains(outputs[i]);
            }
        };
    }

    private static String text(Seen seen, String member) {
        return seen.results().member(member).orElseThrow().text();
    }

    private static List<ContainerInfo> running(Seen seen) {
        return seen.engine().containers().list(OwnerFilter.ANY).stream()
                .filter(ContainerInfo::isRunning)
                .toList();
    }
}
