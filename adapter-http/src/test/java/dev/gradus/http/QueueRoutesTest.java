package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueRoutesTest {
    private static final String QUEUED =
            "name: queued\nsteps:\n  - id: a\n    queue: deploys\n    tool: { name: echo, input: { text: x } }\n";
    private static final String PATH = "/api/v1/queues";

    private final TestServer server = new TestServer().working();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aPausedQueueShouldHoldItsStepsAndExplainShouldSaySo() {
        assertThat(server.post(PATH + "/deploys/actions/pause").at("paused")).isEqualTo("true");
        Reply task = server.post("/api/v1/tasks", ApiTasksTest.body(QUEUED, Map.of()));
        String explain = "/api/v1/tasks/" + task.at("id") + "/explain";

        assertThat(server.get(explain).at("waits.0.reason")).isEqualTo("queue_paused");
        assertThat(server.get(explain).at("waits.0.blockers")).isEqualTo("[\"queue:deploys\"]");
        assertThat(server.get(PATH + "/deploys").at("waiting")).isEqualTo("1");
        server.post(PATH + "/deploys/actions/resume", "{\"reason\":\"done\"}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        server.get("/api/v1/tasks/" + task.at("id")).at("state").equals("completed"));
    }

    @Test
    void aLimitShouldBeSetAndTakenAway() {
        assertThat(server.post(PATH + "/deploys/actions/limit", "{\"limit\":3}").at("limit"))
                .isEqualTo("3");
        assertThat(server.get(PATH).body()).contains("\"deploys\"");
        assertThat(server.post(PATH + "/deploys/actions/limit", "{}").at("limit"))
                .isEqualTo("null");
        assertThat(server.get(PATH + "/nobody").at("running")).isEqualTo("0");
    }

    @Test
    void whatMakesNoSenseShouldBeRefused() {
        Reply limit = server.post(PATH + "/deploys/actions/limit", "{\"limit\":0}");

        assertThat(limit.status()).isEqualTo(422);
        assertThat(limit.at("detail")).isEqualTo("queue 'deploys': expected a limit of 1 to 10000, or none, found 0");
        assertThat(server.post(PATH + "/-x/actions/pause").status()).isEqualTo(422);
        assertThat(server.post(PATH + "/x/actions/pause", "{\"why\":1}").status())
                .isEqualTo(422);
    }
}
