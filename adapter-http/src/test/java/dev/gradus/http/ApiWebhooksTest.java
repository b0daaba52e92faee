package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiWebhooksTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String HOOK = """
            {"name": "hook", "url": "https://receiver.example/in?key=hidden", "secret": "%s", "types": ["Task*"]}""".formatted(SECRET);

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aSubscriptionShouldBeMadeShownChangedAndEnded() {
        Reply made = server.post("/api/v1/subscriptions", HOOK);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).contains("/api/v1/subscriptions/" + made.at("id"));
        assertThat(made.at("state")).isEqualTo("active");
        assertThat(server.get("/api/v1/subscriptions/hook").at("id")).isEqualTo(made.at("id"));
        assertThat(server.patch("/api/v1/subscriptions/hook", "{\"types\": [], \"definition\": \"nightly\"}")
                        .at("definition"))
                .isEqualTo("nightly");
        assertThat(server.post("/api/v1/subscriptions/hook/actions/pause", "{\"reason\": \"moving\"}")
                        .at("state_reason"))
                .isEqualTo("moving");
        assertThat(server.post("/api/v1/subscriptions/hook/actions/disable").at("state"))
                .isEqualTo("disabled");
        assertThat(server.post("/api/v1/subscriptions/hook/actions/resume").at("state"))
                .isEqualTo("active");
        assertThat(server.delete("/api/v1/subscriptions/hook").at("name")).isEqualTo("hook");
        assertThat(server.get("/api/v1/subscriptions/hook").status()).isEqualTo(404);
    }

    @Test
    void noAnswerShouldHoldASecret() {
        String other = "whsec_" + "B".repeat(44);

        String answers = server.post("/api/v1/subscriptions", HOOK).body()
                + server.get("/api/v1/subscriptions").body()
                + server.post("/api/v1/subscriptions", HOOK).body()
                + server.post("/api/v1/subscriptions/hook/actions/rotate", "{\"secret\": \"" + other + "\"}")
                        .body()
                + server.post("/api/v1/subscriptions", HOOK.replace(SECRET, SECRET + "!!"))
                        .body()
                + server.get("/api/v1/events").body();

        assertThat(answers)
                .contains("previous_secret_until")
                .doesNotContain("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "BBBBBBBB", "hidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'hook','url':'http://127.0.0.1/','secret':'SECRET'}      | 403 | is a loopback address",
                "{'name':'hook','url':'http://169.254.169.254/x','secret':'SECRET'} | 403 | is a link-local address",
                "{'name':'hook','url':'ftp://a.example/','secret':'SECRET'}        | 422 | begins with http",
                "{'name':'hook','url':'https://a.example/','secret':'whsec_x'}      | 422 | base64 of 24 to 64 bytes",
                "{'name':'hook','url':'https://a.example/'}                         | 422 | secret",
                "{'name':'7','url':'https://a.example/','secret':'SECRET'}          | 422 | not digits alone",
                "{'name':'slack','url':'https://a.example/','secret':'SECRET'}      | 422 | built-in",
                "{'name':'h','url':'https://a.example/','secret':'SECRET','types':['x y']} | 422 | is no type of events",
                "{'name':'h','url':'https://a.example/','secret':'SECRET','in_flight':0}   | 422 | in_flight",
                "{'name':'h','url':'https://a.example/','secret':'SECRET','more':0}        | 422 | more"
            })
    void whatDoesNotFitShouldBeRefused(String body, int status, String says) {
        Reply refused =
                server.post("/api/v1/subscriptions", body.replace('\'', '"').replace("SECRET", SECRET));

        assertThat(refused.status()).as(refused.body()).isEqualTo(status);
        assertThat(refused.body()).contains(says);
        assertThat(server.get("/api/v1/subscriptions").body()).contains("\"items\":[]");
    }

    @Test
    void aNameShouldBeTakenOnce() {
        server.post("/api/v1/subscriptions", HOOK);

        assertThat(server.post("/api/v1/subscriptions", HOOK).status()).isEqualTo(409);
    }

    @Test
    void deliveriesShouldBeListedShownAndSentAgain() {
        server.post("/api/v1/subscriptions", HOOK.replace("receiver.example", "nowhere.invalid"));
        server.gradus.startSender();
        server.post("/tasks", "{}");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> server.get("/api/v1/deliveries?subscription=hook&state=waiting")
                        .body()
                        .contains("is not known"));
        String id = server.get("/api/v1/deliveries?limit=1&state=waiting").at("items.0.id");
        Reply delivery = server.get("/api/v1/deliveries/" + id);
        assertThat(delivery.at("type")).isEqualTo("TaskCreated");
        assertThat(delivery.at("tries.0.error")).contains("nowhere.invalid");
        assertThat(delivery.at("payload.spec.name")).isNotEmpty();
        assertThat(server.post("/api/v1/deliveries/" + id + "/actions/redeliver")
                        .status())
                .isEqualTo(409);
        assertThat(server.post("/api/v1/subscriptions/hook/actions/ping").at("success"))
                .isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/deliveries?state=lost, 400",
        "/api/v1/deliveries?cursor=x, 400",
        "/api/v1/deliveries?limit=0, 400",
        "/api/v1/deliveries?subscription=nobody, 404",
        "/api/v1/deliveries?task=nothing, 404",
        "/api/v1/deliveries/0, 400",
        "/api/v1/deliveries/77, 404",
        "/api/v1/subscriptions/77, 404"
    })
    void whatIsNotThereShouldBeSaid(String path, int status) {
        assertThat(server.get(path).status()).isEqualTo(status);
    }

    @Test
    void whatIsOldShouldBeCountedAndPruned() {
        server.working();
        String task = server.post("/tasks", "{}").at("id");
        server.post("/tasks/" + task + "/run", "{}");

        assertThat(server.get("/api/v1/retention").body())
                .isEqualTo("{\"tasks\":null,\"events\":null,\"logs\":null,\"deliveries\":null}");
        assertThat(server.post("/api/v1/retention/actions/prune", "{\"tasks\": \"90d\"}")
                        .body())
                .isEqualTo("{\"counts\":{\"tasks\":0},\"complete\":true}");
        assertThat(server.post("/api/v1/retention/actions/prune", "{\"tasks\": \"0s\", \"dry_run\": true}")
                        .body())
                .isEqualTo("{\"counts\":{\"tasks\":1},\"complete\":true}");
        assertThat(server.get("/tasks/" + task).status()).isEqualTo(200);
        assertThat(server.post("/api/v1/retention/actions/prune", "{\"tasks\": \"0s\", \"logs\": \"0s\"}")
                        .body())
                .isEqualTo("{\"counts\":{\"logs\":0,\"tasks\":1},\"complete\":true}");
        assertThat(server.get("/tasks/" + task).status()).isEqualTo(404);
        assertThat(server.post("/api/v1/retention/actions/prune", "{\"tasks\": \"-PT1S\"}")
                        .status())
                .isEqualTo(422);
    }
}
