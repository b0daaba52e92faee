package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleRoutesTest {
    private static final String PATH = "/api/v1/schedules";
    private static final String ECHO = "name: hello\nsteps:\n  - id: a\n    tool: { name: echo, input: { text: x } }\n";

    private final TestServer server = new TestServer().working();

    @AfterEach
    void close() {
        server.close();
    }

    private Reply created(String name, String timetable) {
        server.post("/api/v1/definitions", ApiTasksTest.body(ECHO, Map.of()));
        return server.post(PATH, "{\"name\":\"%s\",\"definition\":\"hello\",%s}".formatted(name, timetable));
    }

    private static List<Document> items(Reply reply) {
        return reply.json().member("items").orElseThrow().items();
    }

    @Test
    void aScheduleShouldBeMadeShownAndRemoved() {
        Reply made = created("nightly", "\"cron\":\"30 2 * * *\",\"zone\":\"Europe/Berlin\"");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).contains(PATH + "/nightly");
        assertThat(made.json().at("next_times").orElseThrow().size()).isEqualTo(5);
        assertThat(server.get(PATH + "/nightly").at("times")).isEqualTo("30 2 * * * Europe/Berlin");
        assertThat(items(server.get(PATH))).hasSize(1);
        assertThat(items(server.get(PATH + "/nightly/next?count=7"))).hasSize(7);
        assertThat(created("nightly", "\"every\":\"1h\"").status()).isEqualTo(409);
        assertThat(server.delete(PATH + "/nightly").status()).isEqualTo(200);
        assertThat(server.get(PATH + "/nightly").status()).isEqualTo(404);
    }

    @Test
    void aTimeThatComesShouldMakeATask() {
        Instant soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);

        created("soon", "\"at\":\"%s\"".formatted(soon));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> server.get(PATH + "/soon/runs").body().contains("\"completed\""));
        assertThat(server.get(PATH + "/soon").at("state")).isEqualTo("ended");
        assertThat(server.get("/api/v1/tasks/soon-" + soon).at("labels")).contains("gradus.schedule");
    }

    @Test
    void aScheduleShouldBePausedTriggeredAndBackfilled() {
        created("hourly", "\"every\":\"1h\"");

        assertThat(server.post(PATH + "/hourly/actions/pause", "{\"reason\":\"quiet\"}")
                        .at("state"))
                .isEqualTo("paused");
        Reply triggered = server.post(PATH + "/hourly/actions/trigger");
        assertThat(triggered.at("outcome")).isEqualTo("started");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> server.get("/api/v1/tasks/" + triggered.at("task_id"))
                        .at("state")
                        .equals("completed"));
        assertThat(server.post(PATH + "/hourly/actions/resume").at("state")).isEqualTo("active");
        Instant to = Instant.now().truncatedTo(ChronoUnit.HOURS);
        String body = "{\"from\":\"%s\",\"to\":\"%s\",\"at_once\":true}".formatted(to.minusSeconds(48 * 3_600), to);
        assertThat(items(server.post(PATH + "/hourly/actions/backfill", body))).hasSize(48);
        assertThat(items(server.post(PATH + "/hourly/actions/backfill", body))).isEmpty();
        Reply page = server.get(PATH + "/hourly/runs?limit=40");
        assertThat(items(page)).hasSize(40);
        assertThat(items(server.get(PATH + "/hourly/runs?limit=40&cursor=" + page.at("next_cursor"))))
                .hasSize(9);
    }

    @Test
    void theSameKeyShouldMakeAScheduleAndItsRunsOnce() {
        server.post("/api/v1/definitions", ApiTasksTest.body(ECHO, Map.of()));
        Instant to = Instant.now().truncatedTo(ChronoUnit.HOURS);
        String span = "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(to.minusSeconds(3 * 3_600), to);

        assertCarriedOutOnce("k-1", PATH, "{\"name\":\"hourly\",\"definition\":\"hello\",\"every\":\"1h\"}", 201);
        assertCarriedOutOnce("k-2", PATH + "/hourly/actions/trigger", "{\"reason\":\"now\"}", 200);
        assertCarriedOutOnce("k-3", PATH + "/hourly/actions/backfill", span, 200);

        assertThat(items(server.get(PATH + "/hourly/runs"))).hasSize(4);
        created("other", "\"every\":\"1h\"");
        assertMismatch(keyed("k-2", PATH + "/hourly/actions/trigger", "{}"));
        assertMismatch(keyed("k-2", PATH + "/other/actions/trigger", "{\"reason\":\"now\"}"));
        assertMismatch(keyed("k-2", "/api/v1/tasks", "{\"definition\":\"hello\"}"));
        assertThat(items(server.get(PATH + "/other/runs"))).isEmpty();
    }

    private Reply keyed(String key, String path, String body) {
        return server.send(
                path,
                request -> request.header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private void assertCarriedOutOnce(String key, String path, String body, int status) {
        Reply first = keyed(key, path, body);
        Reply again = keyed(key, path, body);

        assertThat(first.status()).as(first.body()).isEqualTo(status);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        assertThat(ticks(again)).isEqualTo(ticks(first));
    }

    /** What was made: names and times, without what goes on since. */
    private static List<String> ticks(Reply reply) {
        return reply.json().member("items").map(Document::items).orElse(List.of(reply.json())).stream()
                .map(made -> made.member("tick")
                        .or(() -> made.member("name"))
                        .orElseThrow()
                        .text())
                .toList();
    }

    private static void assertMismatch(Reply reply) {
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.at("code")).isEqualTo("idempotency-mismatch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"cron\":\"61 2 * * *\"               | 422 | cron '61 2 * * *': expected minute, hour",
                "\"cron\":\"@daily\",\"zone\":\"Mars\"   | 422 | zone: expected a time zone such as",
                "\"every\":\"1ms\"                      | 422 | every: expected 1s to 366d, found",
                "\"at\":\"2020-01-01T00:00:00Z\"        | 422 | schedule 'bad': expected a time after now",
                "\"labels\":{}                          | 422 | timetable: expected exactly one of cron, every and at",
                "\"every\":\"1h\",\"overlap\":\"allow\"  | 422 | expected one of skip, queue, cancel_previous",
                "\"every\":\"1h\",\"evry\":\"1h\"        | 422 | evry",
                "\"every\":\"1h\",\"inputs\":{\"x\":1}   | 422 | unknown input 'x'",
                "\"every\":\"1h\",\"labels\":{\"gradus.trust\":\"all\"} | 422 | labels: expected names that do not begin with",
            })
    void whatMakesNoScheduleShouldBeRefusedInOneLine(String timetable, int status, String detail) {
        Reply refused = created("bad", timetable);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.at("detail")).contains(detail).doesNotContain("\n");
        assertThat(server.get(PATH + "/bad").status()).isEqualTo(404);
    }

    @Test
    void aScheduleShouldNotRunHostCommandsForStrangers() {
        server.gradus
                .definitions()
                .register(new DefinitionText("x", "name: shell\nschedule: '@daily'\nsteps:\n  - command: [ls]\n"));

        assertThat(server.post(PATH, "{\"definition\":\"shell\",\"every\":\"1h\"}")
                        .status())
                .isEqualTo(403);
        assertThat(server.post(PATH + "/shell/actions/trigger").status()).isEqualTo(403);
    }
}
