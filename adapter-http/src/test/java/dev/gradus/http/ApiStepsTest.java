package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiStepsTest {
    private static final String ECHO = "{\"id\":\"greet\",\"tool\":{\"name\":\"echo\",\"input\":{\"text\":\"${x}\"}}}";
    private final TestServer server = new TestServer().working();
    private String task = "";

    @BeforeEach
    void makeAStandingTask() {
        Reply made = server.post("/api/v1/tasks", "{\"name\":\"chores\"}");
        assertThat(made.status()).isEqualTo(201);
        task = "/api/v1/tasks/" + made.at("id");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aStepShouldBeAddedFoundAndReplaced() {
        Reply added = server.post(task + "/steps", ECHO);
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.at("settings.input.text")).isEqualTo("${x}");

        for (String path : new String[] {
            task + "/steps/greet", "/api/v1/steps/" + added.at("id"), "/api/v1/steps/" + added.at("uuid")
        }) {
            assertThat(server.get(path).at("key")).isEqualTo("greet");
        }
        Reply revised = server.put(
                task + "/steps/greet", "{\"tool\":{\"name\":\"echo\",\"input\":{\"text\":\"new\"}},\"priority\":7}");

        assertThat(revised.status()).isEqualTo(200);
        assertThat(revised.at("settings.input.text")).isEqualTo("new");
        assertThat(revised.at("priority")).isEqualTo("7");
    }

    @Test
    void aStandingTaskShouldRunItsStepsInRounds() {
        server.post(task + "/steps", ECHO);
        server.post(
                task + "/steps",
                "{\"id\":\"sum\",\"needs\":[\"greet\"],\"tool\":{\"name\":\"add\",\"input\":{\"a\":2,\"b\":3}}}");

        Reply ran = server.post(task + "/actions/run");

        assertThat(ran.status()).isEqualTo(200);
        assertThat(ran.at("state")).isEqualTo("completed");
        assertThat(ran.at("steps.0.results.text")).isEqualTo("${x}");
        assertThat(ran.at("steps.1.results.sum")).isEqualTo("5");
        assertThat(server.post(task + "/actions/rerun", "{\"steps\":[\"sum\"]}").at("round"))
                .isEqualTo("2");
    }

    @Test
    void aStepShouldBeRunSkippedAndRetried() {
        server.post(task + "/steps", ECHO);
        server.post(task + "/actions/start");

        Reply ran = server.post(task + "/steps/greet/actions/run?wait=20s");
        assertThat(ran.status()).isEqualTo(200);
        assertThat(ran.at("state")).isEqualTo("completed");
        assertThat(server.get(task + "/steps/greet/attempts").at("items.0.output.text"))
                .isEqualTo("${x}");
        assertThat(server.get(task + "/steps/greet/logs").status()).isEqualTo(200);
        assertThat(server.get(task + "/logs").status()).isEqualTo(200);

        assertThat(server.post(task + "/steps/greet/actions/retry").at("state")).isEqualTo("pending");
        assertThat(server.post(task + "/steps/greet/actions/skip").at("skip_reason"))
                .isEqualTo("by_request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | invalid-definition",
                "[] | 422 | invalid-input",
                "{\"id\":\"a\"} | 422 | invalid-definition",
                "{\"id\":\"a\",\"tool\":{\"name\":\"nope\",\"input\":{}}} | 422 | invalid-definition",
                "{\"id\":\"a\",\"needs\":\"x\",\"wait\":\"1s\"} | 422 | invalid-input",
                "{\"id\":\"a\",\"needs\":[\"x\"],\"tool\":{\"name\":\"echo\",\"input\":{\"text\":\"\"}}} | 422 | invalid-input",
                "{\"id\":\"a\",\"command\":[\"true\"]} | 403 | not-allowed"
            })
    void stepsThatCannotBeShouldBeRefused(String body, int status, String code) {
        Reply reply = server.post(task + "/steps", body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.at("code")).isEqualTo(code);
    }

    @Test
    void unknownStepsShouldBeNamed() {
        assertThat(server.get("/api/v1/steps/999").status()).isEqualTo(404);
        assertThat(server.get("/api/v1/steps/x").status()).isEqualTo(404);
        Reply reply = server.get(task + "/steps/nope");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.at("detail")).contains("'nope'");
    }
}
