package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private static final String TOKEN = "a-token-of-some-length";

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.7", "example.org", "[::]"})
    void anOpenServerShouldNotListenForEverybody(String host) {
        assertThatThrownBy(() -> new ServerSettings(host, 0, null, Set.of(), Origins.OWN, false, "test"))
                .isInstanceOfSatisfying(
                        CoreException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_ALLOWED))
                .hasMessageContaining(host);
    }

    @Test
    void aShortTokenShouldBeRefused() {
        assertThatThrownBy(() -> new ServerSettings(
                        "127.0.0.1", 0, ApiToken.of("changeme"), Set.of(), Origins.OWN, false, "test"))
                .isInstanceOf(CoreException.class);
    }

    @Test
    void aBusyPortShouldBeNamed() {
        try (var first = new TestServer()) {
            int port = first.server.port();
            assertThatThrownBy(() -> new TestServer(ServerSettings.local(port, "test")))
                    .isInstanceOf(CoreException.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example, 403",
        "127.0.0.1.evil.example, 403",
        "localhost.evil.example:8000, 403",
        "localhost@evil.example, 400",
        "localhost, 200",
        "LOCALHOST:1, 200",
        "127.0.0.1:8000, 200",
        "[::1]:8000, 200",
        "gradus.example:8000, 200"
    })
    void onlyKnownHostNamesShouldBeAnswered(String host, int status) {
        var settings = new ServerSettings("127.0.0.1", 0, null, Set.of("gradus.example"), Origins.OWN, false, "test");
        try (var server = new TestServer(settings)) {
            String answer = RawCall.send(
                    server.server.port(), RawCall.request("GET /api/v1/tasks", "Host: " + host + "\r\n", new byte[0]));

            assertThat(RawCall.status(answer)).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site: cross-site, 403",
        "Sec-Fetch-Site: same-site, 403",
        "Sec-Fetch-Site: same-origin, 201",
        "Sec-Fetch-Site: none, 201",
        "Origin: http://evil.example, 403",
        "Origin: null, 403",
        "Origin: http://localhost.evil.example, 403",
        "Origin: http://localhost, 201",
        "Origin: https://trusted.example, 201",
        "X-Nothing: here, 201"
    })
    void onlyOwnPagesShouldChangeAnything(String header, int status) {
        var settings = new ServerSettings(
                "127.0.0.1", 0, null, Set.of(), new Origins(Set.of("https://trusted.example"), false), false, "test");
        try (var server = new TestServer(settings)) {
            String headers =
                    "Host: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n" + header + "\r\n";
            String answer =
                    RawCall.send(server.server.port(), RawCall.request("POST /tasks", headers, new byte[] {'{', '}'}));

            assertThat(RawCall.status(answer)).as(answer).isEqualTo(status);
            assertThat(answer.contains("Access-Control-Allow")).isEqualTo(header.contains("trusted"));
            assertThat(server.get("/tasks").json().size()).isEqualTo(status == 201 ? 1 : 0);
        }
    }

    @Test
    void aTokenShouldBeAskedForEverywhereButOnHealthAndReadiness() {
        var settings = new ServerSettings("127.0.0.1", 0, ApiToken.of(TOKEN), Set.of(), Origins.OWN, false, "test");
        try (var server = new TestServer(settings)) {
            assertThat(server.get("/health").status()).isEqualTo(200);
            assertThat(server.get("/ready").status()).isEqualTo(200);
            for (String path : new String[] {"/tasks", "/api/v1/tasks", "/metrics", "/openapi.json", "/nothing"}) {
                Reply none = server.get(path);
                assertThat(none.status()).as(path).isEqualTo(401);
                assertThat(none.header("WWW-Authenticate")).hasValue("Bearer");
                assertThat(with(server, path, "Bearer " + TOKEN + "x").status()).isEqualTo(401);
                assertThat(with(server, path, "Basic " + TOKEN).status()).isEqualTo(401);
                assertThat(with(server, path, "Bearer " + TOKEN).status()).isIn(200, 404);
            }
        }
    }

    @Test
    void answersShouldCarryTheRequestIdAndHarmlessHeaders() {
        try (var server = new TestServer()) {
            Reply given = server.send("/health", request -> request.header("X-Request-Id", "abc-1"));
            Reply made = server.send("/health", request -> request.header("X-Request-Id", "no good"));

            assertThat(given.header("X-Request-Id")).hasValue("abc-1");
            assertThat(made.header("X-Request-Id").orElseThrow()).hasSize(36);
            assertThat(given.header("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(given.header("Content-Security-Policy").orElse("")).contains("default-src 'none'");
            assertThat(given.header("Server")).isEmpty();
        }
    }

    private static Reply with(TestServer server, String path, String authorization) {
        return server.send(path, request -> request.header("Authorization", authorization));
    }
}
