package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTasksTest {
    private static final String TASKS = "/api/v1/tasks";
    private static final String HELLO = """
            name: hello
            inputs: { who: world }
            labels: { team: red }
            steps:
              - id: greet
                tool: { name: echo, input: { text: "${inputs.who}" } }
              - id: sum
                needs: [greet]
                tool: { name: add, input: { a: 2, b: 3 } }
            """;
    private static final String GATED = """
            name: gated
            steps:
              - id: gate
                tool: { name: gate, input: { name: x } }
            """;
    private static final String BROKEN = """
            name: broken
            steps:
              - id: first
                tool: { name: echo, input: { text: x } }
              - id: bad
                needs: [first]
                tool: { name: broken, input: { name: x } }
            """;
    private final TestServer server = new TestServer().working();

    @AfterEach
    void close() {
        server.close();
    }

    @Nested
    class Placing {
        @Test
        void aTaskWithAFolderShouldBePinnedAndMoved() {
            Reply made = server.post(TASKS, "{\"name\":\"here\",\"local_path\":\"/srv\"}");
            String here = made.at("pins.host");
            String repin = TASKS + "/here/actions/repin";

            assertThat(here).isNotBlank().isNotEqualTo("null");
            assertThat(server.post(repin, "{\"host\":\"north\"}").at("pins.host"))
                    .isEqualTo("north");
            assertThat(server.post(repin, "{\"anywhere\":true}").at("pins.host"))
                    .isEqualTo("null");
            assertThat(server.post(repin, "{}").at("pins.host")).isEqualTo(here);
            assertThat(server.post(repin, "{\"host\":\" \"}").status()).isEqualTo(422);
            assertThat(server.post(repin, "{\"host\":\"a\",\"anywhere\":true}").status())
                    .isEqualTo(422);
        }

        @Test
        void aSharedFolderShouldPinNothing() {
            Reply made = server.post(TASKS, "{\"name\":\"all\",\"local_path\":\"/srv\",\"shared_path\":true}");

            assertThat(made.at("pins.host")).isEqualTo("null");
        }

        @Test
        void aTaskOfAnotherMachineShouldNotRunHere() {
            server.post(TASKS, body(HELLO, Map.of("name", "\"far\"", "dispatch", "\"manual\"")));
            server.post(TASKS + "/far/actions/repin", "{\"host\":\"north\"}");

            Reply refused = server.post(TASKS + "/far/actions/run", "{}");

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.at("detail")).contains("needs host=north", "gradus task repin");
        }
    }

    @Nested
    class Creating {
        @Test
        void aTaskFromASourceShouldRunToItsEndWhileTheCallerWaits() {
            Reply reply = server.post(TASKS + "?wait=20s", body(HELLO, Map.of("inputs", "{\"who\":\"you\"}")));

            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.at("state")).isEqualTo("completed");
            assertThat(reply.at("inputs")).isEqualTo("{\"who\":\"you\"}");
            assertThat(reply.at("labels")).isEqualTo("{\"team\":\"red\"}");
            assertThat(reply.at("steps.1.results")).isEqualTo("{\"sum\":5}");
            assertThat(reply.at("steps.1.decision")).isEqualTo("executed");
            assertThat(reply.at("progress.completed")).isEqualTo("2");
            assertThat(reply.at("warnings")).isEqualTo("[]");
        }

        @Test
        void aTaskShouldBeFoundByNumberUuidAndName() {
            Reply made = server.post(TASKS, body(HELLO, Map.of("name", "\"mine\"")));

            for (String reference : new String[] {made.at("id"), made.at("uuid"), "mine"}) {
                assertThat(server.get(TASKS + "/" + reference).at("uuid")).isEqualTo(made.at("uuid"));
            }
            assertThat(made.header("Location")).hasValue(TASKS + "/" + made.at("id"));
        }

        @Test
        void theSameKeyShouldMakeTheTaskOnce() {
            UnaryOperator<java.net.http.HttpRequest.Builder> keyed =
                    request -> request.header("Idempotency-Key", "k1").header("Content-Type", "application/json");

            Reply first =
                    server.send(TASKS, request -> keyed.apply(request).POST(text("{\"definition\":\"echo_add\"}")));
            Reply again =
                    server.send(TASKS, request -> keyed.apply(request).POST(text("{ \"definition\": \"echo_add\" }")));
            Reply other = server.send(TASKS, request -> keyed.apply(request).POST(text("{\"definition\":\"demo\"}")));

            assertThat(first.status()).isEqualTo(201);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.header("Idempotency-Replayed")).hasValue("true");
            assertThat(again.at("id")).isEqualTo(first.at("id"));
            assertThat(other.status()).isEqualTo(422);
            assertThat(other.at("code")).isEqualTo("idempotency-mismatch");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{} | 422 | invalid-input",
                    "{\"definition\":\"nope\"} | 404 | not-found",
                    "{\"definition\":\"demo\",\"source\":\"x\"} | 422 | invalid-input",
                    "{\"name\":\"x\",\"labels\":{\"gradus.trust\":\"operator\"}} | 422 | invalid-input",
                    "{\"definition\":\"demo\",\"unknown\":1} | 422 | invalid-input",
                    "{\"definition\":\"demo\",\"inputs\":[]} | 422 | invalid-input",
                    "{\"definition\":\"demo\",\"inputs\":{\"a\":\"1\"}} | 422 | invalid-input",
                    "{\"definition\":\"demo\",\"dispatch\":\"never\"} | 422 | invalid-input",
                    "{\"source\":\"name: x\"} | 422 | invalid-definition",
                    "{\"source\":7} | 422 | invalid-definition",
                    "{\"name\":\"\"} | 422 | invalid-input",
                    "[] | 422 | invalid-input"
                })
        void whatCannotBeMadeShouldBeRefused(String body, int status, String code) {
            Reply reply = server.post(TASKS, body);

            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.at("code")).isEqualTo(code);
            assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
            assertThat(reply.at("request_id"))
                    .isEqualTo(reply.header("X-Request-Id").orElseThrow());
        }

        @Test
        void commandsOnTheHostShouldBeRefusedWithoutTokenAndFlag() {
            String source = "name: x\nsteps:\n  - id: run\n    command: [\"true\"]\n";

            Reply made = server.post(TASKS, body(source, Map.of()));
            Reply registered = server.post("/api/v1/definitions", body(source, Map.of()));

            assertThat(made.status()).isEqualTo(403);
            assertThat(made.at("code")).isEqualTo("not-allowed");
            assertThat(made.at("hint")).contains("--allow-host-commands");
            assertThat(registered.status()).isEqualTo(403);
        }
    }

    @Nested
    class Listing {
        @Test
        void pagesShouldFollowEachOtherWithoutGapAndRepetition() {
            for (int i = 0; i < 5; i++) {
                server.post(TASKS, "{\"definition\":\"demo\",\"name\":\"t" + i + "\"}");
            }

            Reply first = server.get(TASKS + "?limit=2");
            Reply second = server.get(TASKS + "?limit=2&cursor=" + first.at("next_cursor"));
            Reply third = server.get(TASKS + "?limit=2&cursor=" + second.at("next_cursor"));

            assertThat(first.at("items.0.name") + first.at("items.1.name")).isEqualTo("t4t3");
            assertThat(second.at("items.0.name") + second.at("items.1.name")).isEqualTo("t2t1");
            assertThat(third.at("items.0.name")).isEqualTo("t0");
            assertThat(third.at("next_cursor")).isEqualTo("null");
        }

        @Test
        void filtersShouldNarrowTheList() {
            server.post(TASKS, "{\"definition\":\"demo\",\"labels\":{\"team\":\"red\"}}");
            server.post(TASKS, "{\"definition\":\"echo_add\"}");

            assertThat(count("?definition=demo")).isEqualTo(1);
            assertThat(count("?label=team=red")).isEqualTo(1);
            assertThat(count("?label=team=blue")).isZero();
            assertThat(count("?state=pending,running")).isEqualTo(2);
            assertThat(count("?state=completed")).isZero();
            assertThat(count("?name=demo")).isEqualTo(1);
            assertThat(count("?since=2999-01-01T00:00:00Z")).isZero();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "limit=0",
                    "limit=501",
                    "limit=x",
                    "state=nope",
                    "label=x",
                    "since=yesterday",
                    "cursor=0",
                    "cursor=-1"
                })
        void filtersThatCannotBeReadShouldBeRefused(String query) {
            Reply reply = server.get(TASKS + "?" + query);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.at("code")).isEqualTo("usage");
            assertThat(reply.at("errors.0.parameter")).isEqualTo(query.split("=", 2)[0]);
        }

        private int count(String query) {
            return server.get(TASKS + query).json().at("items").orElseThrow().size();
        }
    }

    @Nested
    class Acting {
        @Test
        void aManualTaskShouldBeAdvancedAndRun() {
            String path = TASKS + "/"
                    + server.post(TASKS, "{\"definition\":\"demo\"}").at("id");

            assertThat(server.post(path + "/actions/advance").at("state")).isEqualTo("running");
            Reply waiting = server.post(path + "/actions/advance");
            assertThat(waiting.at("waiting_for")).isEqualTo("observation");
            Reply limited = server.post(path + "/actions/run", "{\"max_steps\":1}");
            assertThat(limited.status()).isEqualTo(409);
            assertThat(limited.at("code")).isEqualTo("limit-exceeded");
            assertThat(server.post(path + "/actions/run").at("state")).isEqualTo("completed");
        }

        @Test
        void aFailedTaskShouldBeRetriedAndSayWhy() {
            Reply failed = server.post(TASKS + "?wait=20s", body(BROKEN, Map.of()));
            assertThat(failed.at("state")).isEqualTo("failed");
            assertThat(failed.at("steps.1.failure.message")).contains("it is broken");
            String path = TASKS + "/" + failed.at("id");

            Reply again = server.post(path + "/actions/retry?wait=20s", "{\"steps\":[\"bad\"],\"reason\":\"try\"}");

            assertThat(again.status()).isEqualTo(200);
            assertThat(again.at("steps.1.attempt.number")).isEqualTo("2");
            assertThat(server.get(path + "/steps/bad/attempts")
                            .json()
                            .at("items")
                            .orElseThrow()
                            .size())
                    .isEqualTo(2);
            assertThat(server.get(path + "/events?limit=500").body()).contains("\"reason\":\"try\"");
            assertThat(server.get(path + "/verify").at("consistent")).isEqualTo("true");
        }

        @Test
        void anActionShouldBeRefusedWhenTheTaskHasMovedOn() {
            Reply made = server.post(TASKS, "{\"definition\":\"demo\"}");
            String path = TASKS + "/" + made.at("id");
            String tag = server.get(path).header("ETag").orElseThrow();
            server.post(path + "/actions/advance");

            Reply stale = server.send(
                    path + "/actions/pause",
                    request -> request.header("If-Match", tag).POST(text("")));
            Reply fresh = server.send(
                    path + "/actions/pause",
                    request -> request.header(
                                    "If-Match", server.get(path).header("ETag").orElseThrow())
                            .POST(text("")));

            assertThat(stale.status()).isEqualTo(412);
            assertThat(stale.at("code")).isEqualTo("precondition-failed");
            assertThat(fresh.at("paused")).isEqualTo("true");
            assertThat(server.post(path + "/actions/resume").at("paused")).isEqualTo("false");
        }

        @Test
        void oneOfManyWhoHaveSeenTheSameVersionShouldAct() {
            for (String action : List.of("pause", "advance")) {
                Reply made = server.post(TASKS, "{\"definition\":\"demo\"}");
                String path = TASKS + "/" + made.at("id");
                String tag = made.header("ETag").orElseThrow();

                var replies = Stream.generate(() -> CompletableFuture.supplyAsync(() -> server.send(
                                path + "/actions/" + action,
                                request -> request.header("If-Match", tag).POST(text("")))))
                        .limit(4)
                        .toList();
                List<Integer> statuses =
                        replies.stream().map(reply -> reply.join().status()).toList();

                assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
            }
        }

        @Test
        void anActionMayNameSeveralVersionsAndNoWeakOne() {
            String path = TASKS + "/"
                    + server.post(TASKS, "{\"definition\":\"demo\"}").at("id");
            String tag = server.get(path).header("ETag").orElseThrow();

            assertThat(pause(path, "W/" + tag).status()).isEqualTo(412);
            assertThat(pause(path, tag.replace("\"", "")).status()).isEqualTo(412);
            assertThat(pause(path, "\"999\" ,\"other\",\t" + tag).status()).isEqualTo(200);
            assertThat(pause(path, "*").status()).isEqualTo(200);
        }

        private Reply pause(String path, String match) {
            return server.send(
                    path + "/actions/pause",
                    request -> request.header("If-Match", match).POST(text("")));
        }

        @Test
        void aRunningTaskShouldBeCancelledAndExplained() {
            String path =
                    TASKS + "/" + server.post(TASKS, body(GATED, Map.of())).at("id");

            assertThat(server.get(path + "/explain").status()).isEqualTo(200);
            Reply cancelled = server.post(path + "/actions/cancel?wait=20s");

            assertThat(cancelled.at("state")).isEqualTo("cancelled");
            assertThat(server.post(path + "/actions/advance").status()).isEqualTo(409);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "run | {\"max_steps\":0} | 422",
                    "run | {\"max_steps\":65} | 403",
                    "retry | {\"steps\":[\"a b\"]} | 422",
                    "pause | {\"unknown\":1} | 422",
                    "nope | {} | 404",
                })
        void actionsThatMakeNoSenseShouldBeRefused(String action, String body, int status) {
            String path = TASKS + "/"
                    + server.post(TASKS, "{\"definition\":\"demo\"}").at("id");

            assertThat(server.post(path + "/actions/" + action, body).status()).isEqualTo(status);
        }
    }

    static java.net.http.HttpRequest.BodyPublisher text(String body) {
        return java.net.http.HttpRequest.BodyPublishers.ofString(body);
    }

    static String body(String source, Map<String, String> members) {
        var json = dev.gradus.core.data.Document.object(Map.of("source", source));
        for (var member : members.entrySet()) {
            json = json.with(member.getKey(), dev.gradus.core.data.Document.parse(member.getValue()));
        }
        return json.toJson();
    }
}
