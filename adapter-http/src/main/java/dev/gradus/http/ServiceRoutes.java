package dev.gradus.http;

import dev.gradus.core.api.MetricsWriter;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Health, metrics, and the description of all routes. */
final class ServiceRoutes {
    private final Ports ports;
    private final MetricsText metrics;

    ServiceRoutes(Ports ports, EventFeed feed) {
        this.ports = ports;
        this.metrics = new MetricsText(ports.operations(), feed);
    }

    List<Route> routes() {
        String openApi = openApi();
        return List.of(
                Route.get(
                        "/health",
                        call -> Answer.ok(
                                Document.object(Map.of("status", "ok")).with("ok", true))),
                Route.get("/ready", this::ready),
                Route.get("/metrics", call -> Answer.text(200, MetricsWriter.TYPE, metrics.write())),
                Route.get("/openapi.json", call -> Answer.text(200, "application/json", openApi)));
    }

    private Answer ready(Call call) {
        try {
            ports.operations().ping();
            return Answer.ok(checks(true, "ok"));
        } catch (CoreException unavailable) {
            return Answer.json(503, checks(false, unavailable.code().word()));
        }
    }

    private static Document checks(boolean ok, String database) {
        return Document.object(Map.of("ok", ok)).with("checks", Map.of("database", database));
    }

    private static String openApi() {
        try (InputStream resource = ServiceRoutes.class.getResourceAsStream("openapi.json")) {
            if (resource == null) {
                throw new IllegalStateException("openapi.json is missing from this program");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
