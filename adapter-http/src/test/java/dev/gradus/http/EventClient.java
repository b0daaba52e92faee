package dev.gradus.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client of server-sent events that leaves and comes back. */
final class EventClient {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private @Nullable String lastId;

    EventClient(String address) {
        this.address = URI.create(address);
    }

    /** Connects, reads that many events, and leaves without a word. */
    List<Received> read(int count) {
        List<Received> events = new ArrayList<>();
        var request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            var response = client.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("answered " + response.statusCode());
            }
            try (var lines = reader(response)) {
                while (events.size() < count) {
                    events.add(event(lines));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return events;
    }

    private Received event(BufferedReader lines) throws IOException {
        String id = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                lastId = id;
                return new Received(id, line.substring(6));
            }
        }
        throw new IOException("the stream ended");
    }

    private static BufferedReader reader(HttpResponse<java.io.InputStream> response) {
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** One event. */
    record Received(String id, String data) {}
}
