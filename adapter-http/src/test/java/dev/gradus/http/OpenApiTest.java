package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.api.Representations;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    @Test
    void theDescriptionShouldNameExactlyTheRoutes() {
        try (var server = new TestServer();
                var feed = new EventFeed(1)) {
            var ports = new Ports(
                    server.gradus.tasks(),
                    server.gradus.steps(),
                    server.gradus.definitions(),
                    server.gradus.events(),
                    server.gradus.operations(),
                    new Representations(server.gradus.operations().publicIds()));

            Set<String> routes = new TreeSet<>();
            for (Route route : GradusServer.routes(ports, ServerSettings.local(0, "test"), feed)) {
                assertThat(routes.add(route.method().name() + " " + route.path())).isTrue();
            }

            assertThat(routes).isEqualTo(OpenApi.SERVED.operations());
            assertThat(server.get("/openapi.json").at("openapi")).isEqualTo("3.1.0");
        }
    }

    @Test
    void anAnswerThatDepartsFromTheDescriptionShouldBeCaught() {
        try (var server = new TestServer()) {
            Reply health = server.get("/health");

            assertThatThrownBy(() -> OpenApi.SERVED.check("GET", "/ready", health)).isInstanceOf(AssertionError.class);
        }
    }
}
