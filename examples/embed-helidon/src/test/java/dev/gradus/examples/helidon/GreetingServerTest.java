package dev.gradus.examples.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class GreetingServerTest {

    @Test
    void aRequestShouldBecomeATask() throws Exception {
        try (GreetingServer server = GreetingServer.start(0)) {
            HttpClient client = HttpClient.newHttpClient();
            URI greetings = URI.create("http://localhost:%d/greetings/".formatted(server.port()));

            HttpResponse<String> accepted = client.send(
                    HttpRequest.newBuilder(greetings.resolve("Ann"))
                            .POST(BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            HttpResponse<String> greeting = client.send(
                    HttpRequest.newBuilder(greetings.resolve(accepted.body())).build(), BodyHandlers.ofString());

            assertThat(accepted.statusCode()).isEqualTo(202);
            assertThat(greeting.body()).isEqualTo("Hello, Ann");
        }
    }
}
