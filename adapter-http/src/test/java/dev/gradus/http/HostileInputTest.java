package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
    private static final String HOST = "Host: localhost\r\n";
    private static final String JSON = HOST + "Content-Type: application/json\r\n";
    private static final List<String> WRITES = List.of(
            "/tasks",
            "/tasks/00000000-0000-0000-0000-000000000000/run",
            "/tasks/00000000-0000-0000-0000-000000000000/advance",
            "/api/v1/tasks",
            "/api/v1/tasks/1/actions/cancel",
            "/api/v1/tasks/1/steps",
            "/api/v1/definitions",
            "/api/v1/definitions/validate",
            "/api/v1/definitions/plan",
            "/api/v1/steps/1/actions/run",
            "/nothing");
    private static TestServer server;

    @BeforeAll
    static void open() {
        server = new TestServer();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    static Stream<Arguments> bodies() {
        byte[] twoThousandDigits = ("{\"a\":" + "9".repeat(2_000) + "}").getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of("truncated", bytes("{\"text\":")),
                Arguments.of("no JSON", bytes("hello")),
                Arguments.of("NUL", bytes("{\"text\":\"a\\u0000b\"}")),
                Arguments.of("raw NUL", bytes("{\"text\":\"a\0b\"}")),
                Arguments.of("lone surrogate", bytes("{\"text\":\"\\ud800\"}")),
                Arguments.of("invalid UTF-8", new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}),
                Arguments.of("encoded surrogate", new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}),
                Arguments.of("depth", bytes("[".repeat(500_000))),
                Arguments.of("digits", twoThousandDigits),
                Arguments.of("exponent", bytes("{\"a\":1e400000}")),
                Arguments.of("huge exponent", bytes("{\"a\":1e99999999999}")),
                Arguments.of("duplicate keys", bytes("{\"a\":1,\"a\":2}")),
                Arguments.of("trailing bytes", bytes("{} {}")),
                Arguments.of("NaN", bytes("{\"a\":NaN}")),
                Arguments.of("comment", bytes("{/**/}")),
                Arguments.of("blank", bytes("   ")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void malformedJsonShouldBeRefusedWithAPlace(String name, byte[] body) {
        for (String path : List.of("/tasks", "/api/v1/tasks", "/api/v1/definitions/validate")) {
            String answer = post(path, body);

            assertThat(RawCall.status(answer)).as(path + answer).isEqualTo(path.startsWith("/api") ? 400 : 422);
            assertThat(answer).contains(path.startsWith("/api") ? "\"pointer\":" : "\"loc\":");
        }
    }

    @Test
    void noBodyShouldMakeAnyRouteFailInside() {
        var random = new Random(20261120);
        List<byte[]> seeds =
                bodies().map(arguments -> (byte[]) arguments.get()[1]).toList();
        for (int i = 0; i < 300; i++) {
            String path = WRITES.get(random.nextInt(WRITES.size()));
            byte[] body = mutated(seeds.get(random.nextInt(seeds.size())), random);

            String answer = post(path, body);

            assertThat(RawCall.status(answer)).as("%s %s", path, answer).isBetween(400, 499);
            assertThat(answer).doesNotContain("Exception", "at dev.gradus", "jackson");
        }
    }

    @Test
    void aBodyOfExactlyTheLimitShouldBeRead() {
        String filled = "{\"text\":\"" + "x".repeat(Gateway.MAX_BODY_BYTES - 11) + "\"}";

        assertThat(filled.length()).isEqualTo(Gateway.MAX_BODY_BYTES);
        assertThat(RawCall.status(post("/tasks", bytes(filled)))).isEqualTo(400);
    }

    @Test
    void largerBodiesShouldBeRefusedOnEveryRoute() {
        byte[] tooLarge = new byte[Gateway.MAX_BODY_BYTES + 1];
        for (String path : WRITES) {
            assertThat(RawCall.status(post(path, tooLarge))).as(path).isEqualTo(413);
            assertThat(RawCall.status(RawCall.send(
                            server.server.port(),
                            RawCall.request(
                                    "POST " + path, JSON + "Transfer-Encoding: chunked\r\n", chunked(tooLarge)))))
                    .as("chunked " + path)
                    .isEqualTo(413);
        }
        assertThat(RawCall.status(RawCall.send(
                        server.server.port(),
                        RawCall.request("GET /tasks", JSON + "Transfer-Encoding: chunked\r\n", chunked(tooLarge)))))
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/tasks/%00",
                "GET /api/v1/tasks/a%00b",
                "GET /api/v1/tasks?name=a%00b",
                "GET /api/v1/tasks?since=%00",
                "GET /api/v1/definitions/%00",
                "GET /api/v1/tasks/..%2f..%2fetc",
                "GET /api/v1/steps/%zz",
                "GET /tasks/%00",
                "GET /api/v1/events?after=x",
                "GET /api/v1/events?after=99999999999999999999-1",
                "GET /api/v1/tasks?limit=99999999999999999999",
                "GET /api/v1/steps/99999999999999999999",
                "GET /api/v1/tasks/9223372036854775808",
                "GET /api/v1/tasks/ffffffff-ffff-8fff-bfff-ffffffffffff",
                "GET /tasks/ffffffff-ffff-8fff-bfff-ffffffffffff",
                "GET /api/v1/tasks/%ED%A0%80",
                "BREW /tasks",
                "GET //",
                "GET /\\"
            })
    void oddAddressesShouldBeRefused(String line) {
        String answer = RawCall.send(server.server.port(), RawCall.request(line, HOST, new byte[0]));

        assertThat(RawCall.status(answer)).as(answer).isBetween(400, 499);
        assertThat(answer).doesNotContain("Jetty", "<html", "Exception");
    }

    @Test
    void headersShouldBeBounded() {
        String answer = RawCall.send(
                server.server.port(),
                RawCall.request("GET /health", HOST + "X-Long: " + "x".repeat(20_000) + "\r\n", new byte[0]));

        assertThat(RawCall.status(answer)).isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table task; --", "<script>alert(1)</script>", "\u001b[31mred\u001b[0m", "\u202eabc", "שלום",
                        "👩‍👩‍👧", "𝄞",
                "line\nbreak\r\ttab", "=1+1", "$(reboot)", "%s%n", "{{7*7}}", "${inputs.text}", "\u0001\u007f"
            })
    void oddTextsShouldComeBackAsTheyWere(String text) {
        String body = dev.gradus.core.data.Document.object(java.util.Map.of("text", text))
                .toJson();

        Reply made = server.post("/tasks", body);
        Reply ran = server.post("/tasks/" + made.at("id") + "/run", "{}");

        assertThat(made.at("input_payload.text")).isEqualTo(text);
        assertThat(ran.at("status")).isEqualTo("COMPLETED");
        assertThat(ran.at("output_payload.echo.text")).isEqualTo(text);
    }

    @Test
    void aWrongContentTypeShouldBeRefused() {
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            String answer = RawCall.send(
                    server.server.port(),
                    RawCall.request(
                            "POST /tasks", HOST + "Content-Type: " + type + "\r\nContent-Length: 2\r\n", bytes("{}")));
            assertThat(RawCall.status(answer)).isEqualTo(415);
        }
    }

    private static String post(String path, byte[] body) {
        return RawCall.send(
                server.server.port(),
                RawCall.request("POST " + path, JSON + "Content-Length: " + body.length + "\r\n", body));
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] mutated = java.util.Arrays.copyOf(seed, Math.min(seed.length, 2_000));
        for (int i = 0; i < 3 && mutated.length > 0; i++) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
        }
        return mutated;
    }

    private static byte[] chunked(byte[] body) {
        var out = new ByteArrayOutputStream();
        int chunk = 64 << 10;
        for (int at = 0; at < body.length; at += chunk) {
            int size = Math.min(chunk, body.length - at);
            out.writeBytes(bytes(Integer.toHexString(size) + "\r\n"));
            out.write(body, at, size);
            out.writeBytes(bytes("\r\n"));
        }
        out.writeBytes(bytes("0\r\n\r\n"));
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
