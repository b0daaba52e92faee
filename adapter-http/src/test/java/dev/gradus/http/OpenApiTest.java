package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    @Test
    void theDescriptionShouldNameExactlyTheRoutes() {
        try (var server = new TestServer();
                var feed = new EventFeed(1, Duration.ofSeconds(1))) {
            Set<String> routes = new TreeSet<>();
            for (Route route :
                    GradusServer.routes(server.ports(), ServerSettings.local(0, "test"), LedgerAdmins.OPEN, feed)) {
                assertThat(routes.add(route.method().name() + " " + route.path()))
                        .isTrue();
            }

            assertThat(routes).isEqualTo(OpenApi.SERVED.operations());
            assertThat(server.get("/openapi.json").at("openapi")).isEqualTo("3.1.0");
        }
    }

    @Test
    void anAnswerThatDepartsFromTheDescriptionShouldBeCaught() {
        try (var server = new TestServer()) {
            Reply health = server.get("/health");

            assertThatThrownBy(() -> OpenApi.SERVED.check("GET", "/ready", health))
                    .isInstanceOf(AssertionError.class);
        }
    }
}
