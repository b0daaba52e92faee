package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedTaskRoutesTest {
    private static final String NOBODY = "3f6c0c1e-0000-4000-8000-000000000001";
    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void createShouldAnswerThePlannedTask() {
        Reply reply = server.post("/tasks", "{\"text\":\"hello\",\"a\":2,\"b\":3,\"flow_name\":\"echo_add\"}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.at("status")).isEqualTo("PLANNED");
        assertThat(reply.at("current_step")).isEqualTo("0");
        assertThat(reply.at("current_node")).isEqualTo("echo");
        assertThat(reply.at("next_node")).isEqualTo("echo");
        assertThat(reply.at("input_payload"))
                .isEqualTo("{\"text\":\"hello\",\"a\":2,\"b\":3,\"flow_name\":\"echo_add\"}");
        assertThat(reply.at("steps.0.input_payload")).isEqualTo("{\"text\":\"hello\"}");
        assertThat(reply.at("steps.1.input_payload")).isEqualTo("{\"a\":2,\"b\":3}");
        assertThat(reply.at("tool_calls")).isEqualTo("[]");
        assertThat(reply.at("trace_id")).isEqualTo(reply.at("id").replace("-", ""));
    }

    @Test
    void createShouldMakeOneTaskUnderAKey() {
        Reply first = keyed("{\"a\":2}");
        Reply again = keyed("{\"a\":2}");
        Reply other = keyed("{\"a\":3}");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.at("id")).isEqualTo(first.at("id"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.at("detail")).contains("idempotency key");
    }

    private Reply keyed(String body) {
        return server.send(
                "/tasks",
                request -> request.header("Content-Type", "application/json")
                        .header("Idempotency-Key", "lunch")
                        .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void listShouldGoOnPastOnePage() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 510; i++) {
            made.add(0, create("{}"));
        }

        Reply all = server.get("/tasks");

        assertThat(all.at("0.id")).isEqualTo(made.get(0));
        assertThat(all.at("499.id")).isEqualTo(made.get(499));
        assertThat(all.at("500.id")).isEqualTo(made.get(500));
        assertThat(all.at("509.id")).isEqualTo(made.get(509));
        assertThat(all.body()).endsWith("]}]");
    }

    @Test
    void fiveAdvancesShouldGiveTheDocumentedStates() {
        String path = "/tasks/" + create("{}");

        List<String> moments = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Reply reply = server.post(path + "/advance");
            assertThat(reply.status()).isEqualTo(200);
            moments.add(String.join(
                    " ",
                    reply.at("status"),
                    reply.at("current_step"),
                    reply.at("current_node"),
                    reply.at("next_node"),
                    reply.at("graph_state_summary.completed_nodes"),
                    reply.at("graph_state_summary.remaining_nodes")));
        }

        assertThat(moments)
                .containsExactly(
                        "RUNNING 0 echo echo [] 2",
                        "WAITING_OBSERVATION 1 echo add [\"echo\"] 1",
                        "RUNNING 1 add add [\"echo\"] 1",
                        "WAITING_OBSERVATION 2 add null [\"echo\",\"add\"] 0",
                        "COMPLETED 2 add null [\"echo\",\"add\"] 0",
                        "COMPLETED 2 add null [\"echo\",\"add\"] 0");
        assertThat(server.get(path).at("output_payload"))
                .isEqualTo("{\"echo\":{\"text\":\"hello\"},\"add\":{\"sum\":3}}");
    }

    @Test
    void runShouldAnswerTheToolCalls() {
        String id = create("{\"text\":\"hello\",\"a\":2,\"b\":3}");

        Reply reply = server.post("/tasks/" + id + "/run", "{\"max_steps\":12}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.at("status")).isEqualTo("COMPLETED");
        assertThat(reply.at("steps.1.output_payload")).isEqualTo("{\"sum\":5}");
        assertThat(reply.at("tool_calls.0.request_payload")).isEqualTo("{\"text\":\"hello\"}");
        assertThat(reply.at("tool_calls.0.response_payload")).isEqualTo("{\"text\":\"hello\"}");
        assertThat(reply.at("tool_calls.0.idempotency_key")).isEqualTo(id + ":" + reply.at("steps.0.id") + ":echo");
        assertThat(reply.at("tool_calls.0.span_id"))
                .isEqualTo(reply.at("steps.0.span_id"))
                .hasSize(16);
    }

    @Test
    void runShouldStopAtItsLimitAndGoOnLater() {
        String id = create("{}");

        Reply tooFew = server.post("/tasks/" + id + "/run", "{\"max_steps\":4}");
        Reply rest = server.post("/tasks/" + id + "/run", "{\"max_steps\":1}");

        assertThat(tooFew.status()).isEqualTo(409);
        assertThat(tooFew.at("detail")).isEqualTo("Task " + id + " did not reach terminal state within 4 steps");
        assertThat(rest.status()).isEqualTo(200);
        assertThat(rest.at("status")).isEqualTo("COMPLETED");
    }

    @Test
    void runShouldRefuseMoreThanThePolicyAllows() {
        Reply reply = server.post("/tasks/" + create("{}") + "/run", "{\"max_steps\":65}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.at("detail")).isEqualTo("MAX_STEPS_EXCEEDED: max_steps=65 exceeds policy max_steps=64");
    }

    @Test
    void listShouldGiveWholeTasksNewestFirst() {
        String first = create("{}");
        String second = create("{\"flow_name\":\"add_echo\"}");

        Reply reply = server.get("/tasks");

        assertThat(reply.json().size()).isEqualTo(2);
        assertThat(reply.at("0.id")).isEqualTo(second);
        assertThat(reply.at("0.steps.0.step_name")).isEqualTo("add");
        assertThat(reply.at("1.id")).isEqualTo(first);
    }

    @Test
    void concurrentAdvancesShouldMakeOneTransitionEach() {
        String path = "/tasks/" + create("{}") + "/advance";

        List<CompletableFuture<Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            calls.add(CompletableFuture.supplyAsync(() -> server.post(path)));
        }
        List<String> seen =
                calls.stream().map(call -> call.join().at("status")).sorted().toList();

        assertThat(seen)
                .containsExactly("COMPLETED", "RUNNING", "RUNNING", "WAITING_OBSERVATION", "WAITING_OBSERVATION");
        assertThat(server.post(path).json().at("tool_calls").orElseThrow().size())
                .isEqualTo(2);
    }

    @Test
    void unknownTasksShouldBeNamed() {
        for (Reply reply : List.of(
                server.get("/tasks/" + NOBODY),
                server.post("/tasks/" + NOBODY + "/advance"),
                server.post("/tasks/" + NOBODY + "/run", "{\"max_steps\":65}"))) {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.body()).isEqualTo("{\"detail\":\"Task " + NOBODY + " not found\"}");
        }
    }

    @Test
    void unknownFlowsShouldBeRefusedWithTheList() {
        Reply reply = server.post("/tasks", "{\"flow_name\":\"nope\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("detail"))
                .isEqualTo("INVALID_FLOW: Unsupported flow 'nope'. Available flows: add_echo, demo, echo_add");
    }

    @Test
    void inputsShouldBeMeasuredAsCompactAsciiJson() {
        String text = "é".repeat(11_000);

        Reply reply = server.post("/tasks", "{\"text\":\"" + text + "\"}");

        int bytes = "{\"text\":\"\",\"a\":1,\"b\":2,\"flow_name\":\"echo_add\"}".length() + 6 * 11_000;
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("detail"))
                .isEqualTo("MAX_INPUT_BYTES_EXCEEDED: Input payload is " + bytes
                        + " bytes, exceeds max_input_bytes=65536");
        assertThat(server.gradus
                        .events()
                        .after(dev.gradus.core.event.EventPosition.START, 10)
                        .get(0)
                        .event()
                        .type())
                .isEqualTo("PolicyViolated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":\"2\"} | int_type | [\"body\",\"a\"] | Input should be a valid integer",
                "{\"a\":2.0} | int_type | [\"body\",\"a\"] | Input should be a valid integer",
                "{\"b\":true} | int_type | [\"body\",\"b\"] | Input should be a valid integer",
                "{\"text\":3} | string_type | [\"body\",\"text\"] | Input should be a valid string",
                "{\"text\":null} | string_type | [\"body\",\"text\"] | Input should be a valid string",
                "{\"flow_name\":[]} | string_type | [\"body\",\"flow_name\"] | Input should be a valid string",
                "{\"x\":1} | extra_forbidden | [\"body\",\"x\"] | Extra inputs are not permitted",
                "[] | model_attributes_type | [\"body\"] | Input should be a valid dictionary or object to extract fields from"
            })
    void createShouldRefuseAsFastApiDoes(String body, String type, String place, String message) {
        Reply reply = server.post("/tasks", body);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.at("detail.0.type")).isEqualTo(type);
        assertThat(reply.at("detail.0.loc")).isEqualTo(place);
        assertThat(reply.at("detail.0.msg")).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({"0,greater_than_equal", "1001,less_than_equal", "1.5,int_type"})
    void runShouldRefuseAnotherNumberOfSteps(String maxSteps, String type) {
        Reply reply = server.post("/tasks/" + create("{}") + "/run", "{\"max_steps\":" + maxSteps + "}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.at("detail.0.type")).isEqualTo(type);
    }

    @Test
    void aMissingBodyShouldBeSaid() {
        Reply reply = server.post("/tasks");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body())
                .isEqualTo(
                        "{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\"],\"msg\":\"Field required\",\"input\":null}]}");
    }

    @Test
    void aBadIdShouldBeSaid() {
        Reply reply = server.get("/tasks/not-a-uuid");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.at("detail.0.type")).isEqualTo("uuid_parsing");
        assertThat(reply.at("detail.0.loc")).isEqualTo("[\"path\",\"task_id\"]");
    }

    @Test
    void unknownPathsAndMethodsShouldAnswerInTheSeedsWords() {
        assertThat(server.get("/nothing").body()).isEqualTo("{\"detail\":\"Not Found\"}");
        Reply reply = server.send("/tasks", request -> request.DELETE());
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.body()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
    }

    private String create(String body) {
        return server.post("/tasks", body).at("id");
    }
}
