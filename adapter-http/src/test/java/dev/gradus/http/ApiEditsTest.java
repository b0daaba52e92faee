package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.api.TaskRequest.Options;
import dev.gradus.core.api.TaskRequest.Standing;
import dev.gradus.core.data.Document;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSpec;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Standing tasks as people edit them. */
class ApiEditsTest {
    private final TestServer server = new TestServer();
    private String task = "";

    @BeforeEach
    void makeAStandingTask() {
        task = "/api/v1/tasks/"
                + server.post("/api/v1/tasks", "{\"name\":\"chores\"}").at("id");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void anEditShouldChangeWhatItNamesAndNothingElse() {
        server.patch(task, "{\"inputs\":{\"docker\":{\"image_tag\":\"a:1\"}},\"local_path\":\"/work\"}");

        Reply renamed = server.patch(task, "{\"name\":\"nightly\",\"enabled\":false,\"reason\":\"tidy\"}");

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.at("name")).isEqualTo("nightly");
        assertThat(renamed.at("enabled")).isEqualTo("false");
        assertThat(renamed.at("local_path")).isEqualTo("/work");
        assertThat(server.get(task + "/settings").at("settings.docker.image_tag"))
                .isEqualTo("a:1");
        assertThat(server.get(task + "/events").body()).contains("tidy");
        assertThat(server.patch(task, "{\"local_path\":\"\"}").at("local_path")).isEqualTo("null");
    }

    @Test
    void anEditShouldBeRefusedWhenTheTaskHasMovedOn() {
        String seen = server.get(task).header("ETag").orElseThrow();
        server.patch(task, "{\"name\":\"first\"}");

        Reply late = server.send(
                task,
                request -> request.header("Content-Type", "application/json")
                        .header("If-Match", seen)
                        .method("PATCH", java.net.http.HttpRequest.BodyPublishers.ofString("{\"name\":\"late\"}")));

        assertThat(late.status()).isEqualTo(412);
        assertThat(server.get(task).at("name")).isEqualTo("first");
    }

    @Test
    void aTaskThatWasTrustedShouldNotBeChangedByStrangers() {
        Options trusting = new Options(null, null, null, false, Map.of(TaskSpec.TRUST, "volumes"), null);
        var request = new TaskRequest(new Standing("trusted"), Document.emptyObject(), trusting);
        TaskId id = server.gradus
                .tasks()
                .create(request, Cause.of(new Actor("test")))
                .task()
                .task()
                .id();
        String trusted = "/api/v1/tasks/" + id;

        Reply edited = server.patch(trusted, "{\"name\":\"mine\"}");
        Reply added = server.post(trusted + "/steps", "{\"id\":\"a\",\"wait\":\"1s\"}");

        assertThat(edited.status()).isEqualTo(403);
        assertThat(edited.body()).contains("was made with trust level volumes");
        assertThat(added.status()).isEqualTo(403);
        assertThat(server.get(trusted).at("name")).isEqualTo("trusted");
        assertThat(server.patch(task, "{\"labels\":{\"gradus.trust\":\"operator\"}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whatIsNoEditShouldBeRefused() {
        server.post("/api/v1/tasks", "{\"name\":\"taken\"}");

        assertThat(server.patch(task, "{\"name\":\"taken\"}").status()).isEqualTo(409);
        assertThat(server.patch(task, "{\"name\":\"\"}").status()).isEqualTo(422);
        assertThat(server.patch(task, "{\"inputs\":[]}").status()).isEqualTo(422);
        assertThat(server.patch(task, "{\"colour\":\"red\"}").status()).isEqualTo(422);
        assertThat(server.patch("/api/v1/tasks/77", "{}").status()).isEqualTo(404);
    }

    @Test
    void dependsOnShouldBecomeNeedsAndBeShownWithNumbers() {
        String build = add("build", "\"file_exists\":[\"main.c\"]").at("id");

        Reply test = add(
                "test",
                "\"tool\":{\"name\":\"echo\",\"input\":{\"text\":\"x\"},\"depends_on\":[{\"id\":" + build + "}]}");

        assertThat(test.at("needs.0")).isEqualTo("build");
        assertThat(test.at("settings.depends_on")).isEqualTo("(nothing)");
        assertThat(server.get(task + "/steps/test/settings").at("settings.tool.depends_on.0.id"))
                .isEqualTo(build);
        assertThat(server.get("/api/v1/steps/" + build + "/settings").at("settings.file_exists.0"))
                .isEqualTo("main.c");
    }

    @Test
    void theReportShouldBeATreeOfSteps() {
        String build = add("build", "\"file_exists\":\"main.c\"").at("id");
        add("test", "\"file_exists\":\"out\",\"depends_on\":[{\"id\":" + build + "}]");

        Reply report = server.get(task + "/report");

        assertThat(report.at("roots.0.title")).isEqualTo("build");
        assertThat(report.at("roots.0.status")).isEqualTo("new");
        assertThat(report.at("roots.0.children.0.title")).isEqualTo("test");
        assertThat(report.at("roots.0.children.0.settings.depends_on.0.id")).isEqualTo(build);
    }

    @Test
    void stepsAndTasksShouldBeDeletedAndShownOnceMore() {
        add("a", "\"file_exists\":\"x\"");
        add("b", "\"file_exists\":\"x\",\"needs\":[\"a\"]");

        assertThat(server.delete(task + "/steps/a").status()).isEqualTo(409);
        assertThat(server.delete(task + "/steps/b?reason=gone").at("key")).isEqualTo("b");
        assertThat(server.get(task + "/steps/b").status()).isEqualTo(404);
        assertThat(server.delete(task).at("name")).isEqualTo("chores");
        assertThat(server.get(task).status()).isEqualTo(404);
        assertThat(server.delete(task).status()).isEqualTo(404);
    }

    private Reply add(String id, String rest) {
        Reply added = server.post(task + "/steps", "{\"id\":\"" + id + "\"," + rest + "}");
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        return added;
    }
}
