package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.container.TrustLevel;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenTrustTest {
    private static final String TOKEN = "sesame-open-sesame";

    @ParameterizedTest
    @EnumSource(TrustLevel.class)
    void tasksOfThoseWhoKnowTheTokenShouldHaveItsTrust(TrustLevel trust) {
        var token = new ApiToken(TOKEN, trust);
        var settings = new ServerSettings("127.0.0.1", 0, token, Set.of(), Origins.OWN, false, "test");
        try (var server = new TestServer(settings)) {
            byte[] body = "{\"name\":\"mine\"}".getBytes(StandardCharsets.UTF_8);
            String headers = String.join(
                    "\r\n",
                    "Host: 127.0.0.1",
                    "Authorization: Bearer " + TOKEN,
                    "Content-Type: application/json",
                    "Content-Length: " + body.length,
                    "");
            String answer = RawCall.send(server.server.port(), RawCall.request("POST /api/v1/tasks", headers, body));

            assertThat(answer).startsWith("HTTP/1.1 201");
            if (trust == TrustLevel.NETWORKED) {
                assertThat(answer).doesNotContain("gradus.trust");
            } else {
                assertThat(answer).contains("\"gradus.trust\":\"" + trust.word() + "\"");
            }
        }
    }
}
