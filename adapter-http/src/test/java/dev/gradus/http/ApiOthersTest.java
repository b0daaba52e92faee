package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiOthersTest {
    private static final String SOURCE =
            "name: hello\nsteps:\n  - id: a\n    tool: { name: echo, input: { text: x } }\n";
    private final TestServer server = new TestServer().working();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void definitionsShouldBeStoredInVersions() {
        Reply stored = server.post("/api/v1/definitions", ApiTasksTest.body(SOURCE, Map.of()));
        server.post("/api/v1/definitions", ApiTasksTest.body(SOURCE.replace("text: x", "text: y"), Map.of()));

        assertThat(stored.status()).isEqualTo(201);
        assertThat(server.get("/api/v1/definitions/hello/versions")
                        .json()
                        .at("items")
                        .orElseThrow()
                        .size())
                .isEqualTo(2);
        Reply old = server.get("/api/v1/definitions/hello?version=" + stored.at("version"));
        assertThat(old.at("source.steps.0.tool.input.text")).isEqualTo("x");
        assertThat(server.get("/api/v1/definitions").body()).contains("\"hello\"", "\"echo_add\"");
        assertThat(server.get("/api/v1/definitions/nope").status()).isEqualTo(404);
        assertThat(server.get("/api/v1/definitions/nope/versions").status()).isEqualTo(404);
    }

    @Test
    void validationShouldNameEveryFaultWithItsPlace() {
        Reply good = server.post("/api/v1/definitions/validate", ApiTasksTest.body(SOURCE, Map.of()));
        Reply bad = server.post(
                "/api/v1/definitions/validate",
                ApiTasksTest.body("name: x\nsteps:\n  - id: a\n    tol: {}\n", Map.of("file", "\"x.yaml\"")));

        assertThat(good.at("valid")).isEqualTo("true");
        assertThat(bad.status()).isEqualTo(200);
        assertThat(bad.at("valid")).isEqualTo("false");
        assertThat(bad.at("problems.0.file")).isEqualTo("x.yaml");
        assertThat(Integer.parseInt(bad.at("problems.0.line"))).isPositive();
    }

    @Test
    void aPlanShouldSayWhatWouldRun() {
        Reply plan = server.post("/api/v1/definitions/plan", "{\"definition\":\"echo_add\"}");

        assertThat(plan.status()).isEqualTo(200);
        assertThat(plan.at("steps.1.needs")).isEqualTo("[\"echo\"]");
        assertThat(server.post("/api/v1/definitions/plan", "{}").status()).isEqualTo(422);
    }

    @Test
    void operatorsShouldSeeWorkersLimitsKindsAndCounts() {
        server.post("/tasks", "{}");

        assertThat(server.get("/api/v1/workers").at("items.0.slots")).isEqualTo("4");
        assertThat(server.get("/api/v1/limits").at("max_steps")).isEqualTo("64");
        assertThat(server.get("/api/v1/kinds").body()).contains("{\"name\":\"command\",\"host_executing\":true}");
        assertThat(server.get("/api/v1/statistics").at("tasks.pending")).isEqualTo("1");
        assertThat(server.get("/api/v1/installation").at("version")).isEqualTo("test");
        assertThat(server.get("/api/v1/events").at("items.0.type")).isEqualTo("TaskCreated");
    }

    @Test
    void healthShouldAnswer() {
        assertThat(server.get("/health").body()).isEqualTo("{\"status\":\"ok\",\"ok\":true}");
        assertThat(server.get("/ready").body()).isEqualTo("{\"ok\":true,\"checks\":{\"database\":\"ok\"}}");
    }

    @Test
    void metricsShouldHaveEverySeedName() {
        server.post("/tasks/" + server.post("/tasks", "{}").at("id") + "/run", "{}");

        String text = server.get("/metrics").body();

        assertThat(text)
                .contains(
                        "# HELP taskrunner_tasks_total Total tasks by status\n# TYPE taskrunner_tasks_total counter\n")
                .contains("taskrunner_tasks_total{status=\"COMPLETED\"} 1.0\n")
                .contains("taskrunner_tasks_total{status=\"WAITING_OBSERVATION\"} 0.0\n")
                .contains("taskrunner_tool_calls_total{status=\"COMPLETED\",tool_name=\"echo\"} 1.0\n")
                .contains("taskrunner_tool_calls_total{status=\"FAILED\",tool_name=\"add\"} 0.0\n")
                .contains(
                        "taskrunner_tool_call_duration_seconds_bucket{le=\"+Inf\",status=\"COMPLETED\",tool_name=\"add\"} 1.0\n")
                .contains("taskrunner_tool_call_duration_seconds_count{status=\"COMPLETED\",tool_name=\"echo\"} 1.0\n")
                .contains("gradus_steps{state=\"completed\"} 2.0\n")
                .contains("gradus_workers 1.0\n");
    }

    @Test
    void unknownPathsShouldAnswerAsProblems() {
        Reply unknown = server.get("/api/v1/nothing");
        Reply wrong = server.send("/api/v1/tasks", request -> request.DELETE());

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.at("code")).isEqualTo("not-found");
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.at("code")).isEqualTo("method-not-allowed");
    }
}
