package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.data.Document;
import dev.gradus.core.kind.ReadmeWorld;
import dev.gradus.core.testing.FakeContainerEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What steps put out stands among their task's settings, beside what a person has set. */
class TaskSettingsTest {
    private static final String BUILD = "{\"docker_build\": {\"image_tag\": \"%s\", \"context\": \"base\"}}";
    private static final String POOL =
            "{\"docker_pool\": {\"image_tag\": \"my-worker:1.0\", \"pool_size\": 3, \"keep_forever\": true}}";

    private final FakeContainerEngine engine = new FakeContainerEngine(1);
    private final TestPlatform platform = new TestPlatform(builder -> builder.containers(engine));
    private final Shell taskSync = new Shell(platform, Personality.TASK_SYNC);

    @TempDir
    private Path folder;

    @BeforeEach
    void makeATask() throws IOException {
        ReadmeWorld.furnish(engine, folder);
        run("task", "create", "--name", "example", "--local_path", folder.toString());
    }

    @AfterEach
    void close() {
        platform.close();
        engine.close();
    }

    @Test
    void aBuildShouldShowItsImageBesideTheTasksOwnFields() {
        run("task", "edit", "1", "--set", "docker.image_tag=my-app:1.0", "--set", "docker.note=mine");
        add("docker_build", BUILD.formatted("my-app:1.0"));
        add("another image", BUILD.formatted("other:1"));

        run("task", "run", "1");

        assertThat(settings().at("docker"))
                .contains(Document.emptyObject()
                        .with("image_tag", "my-app:1.0")
                        .with("note", "mine")
                        .with("image_id", result("1", "image_id")));
        assertThat(inputs().at("docker.image_id")).as("what is stored").isEmpty();
    }

    @Test
    void aPoolShouldShowItsMembersByTheirPlaces() {
        add("docker_pool", POOL);

        run("task", "run", "1");

        Document map = settings().member("containers_map").orElseThrow();
        assertThat(map.members().keySet()).containsExactly("original", "golden", "solution1");
        assertThat(map.at("golden")).contains(result("1", "containers").items().get(1));
    }

    @Test
    void aVolumeShouldShowItsName() {
        add(
                "docker_extract_volume",
                "{\"docker_extract_volume\": {\"image_tag\": \"my-app:1.0\", \"app_folder\": \"/app\"}}");

        run("task", "run", "1");

        assertThat(settings().member("volume_name")).contains(Document.of("volume_task_1"));
    }

    @Test
    void whatAPersonHasSetShouldStay() {
        run(
                "task",
                "edit",
                "1",
                "--set",
                "containers_map.golden.container_name=mine",
                "--set",
                "volume_name=mine",
                "--set",
                "app_folder=/app");
        add("docker_pool", POOL);
        add("docker_extract_volume", "{\"docker_extract_volume\": {\"image_tag\": \"my-app:1.0\"}}");

        run("task", "run", "1");

        Document settings = settings();
        assertThat(settings.at("containers_map.golden.container_name")).contains(Document.of("mine"));
        assertThat(settings.at("containers_map.golden.container_id")).isEmpty();
        assertThat(settings.at("containers_map.original.container_name")).isPresent();
        assertThat(settings.at("volume_name")).contains(Document.of("mine"));
        assertThat(settings.at("app_folder")).contains(Document.of("/app"));
    }

    @Test
    void aPoolWithoutParametersShouldTakeTheTasks() {
        run("task", "edit", "1", "--set", "docker_run_parameters=[\"--memory=256m\"]");
        add("docker_pool", POOL);
        run("task", "run", "1");
        List<String> first = running();

        run("task", "run", "1");
        assertThat(running()).as("nothing changed").isEqualTo(first);

        run("task", "edit", "1", "--set", "docker_run_parameters=[\"--privileged\"]");
        assertThat(taskSync.run("task", "run", "1").code()).isEqualTo(14);
        assertThat(run("step", "info", "1")).contains("OPTION_NOT_ALLOWED");
    }

    private List<String> running() {
        return engine.containers().list(OwnerFilter.ANY).stream()
                .filter(ContainerInfo::isRunning)
                .map(container -> container.id().value())
                .sorted()
                .toList();
    }

    private void add(String title, String settings) {
        run("step", "create", "--task-id", "1", "--title", title, "--settings", settings);
    }

    private Document settings() {
        String shown = run("task", "info", "1");
        return Document.parse(shown.substring(shown.indexOf("Settings:\n") + "Settings:\n".length()));
    }

    private Document inputs() {
        return Document.parse(run("task", "info", "1", "-o", "json"))
                .member("inputs")
                .orElseThrow();
    }

    private Document result(String step, String member) {
        return Document.parse(run("step", "info", step, "-o", "json"))
                .at("results." + member)
                .orElseThrow();
    }

    private String run(String... arguments) {
        Shell.Result result = taskSync.run(arguments);
        assertThat(result.code())
                .as(Arrays.toString(arguments) + " " + result.err())
                .isZero();
        return result.out();
    }
}
