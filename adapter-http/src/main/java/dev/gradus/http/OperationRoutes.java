package dev.gradus.http;

import dev.gradus.core.api.Operations;
import dev.gradus.core.api.Representations;
import dev.gradus.core.data.Document;
import dev.gradus.core.policy.Limits;
import dev.gradus.core.port.Installation;
import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.step.StepProgress;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an operator looks at under {@code /api/v1}. */
final class OperationRoutes {
    private final Operations operations;
    private final Representations shapes;
    private final ServerSettings settings;

    OperationRoutes(Ports ports, ServerSettings settings) {
        this.operations = ports.operations();
        this.shapes = ports.shapes();
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/workers", this::workers),
                Route.get("/api/v1/limits", this::limits),
                Route.get("/api/v1/kinds", this::kinds),
                Route.get("/api/v1/statistics", this::statistics),
                Route.get("/api/v1/installation", this::installation));
    }

    private Answer workers(Call call) {
        List<Document> items = operations.workers().stream().map(shapes::worker).toList();
        return Answer.ok(TaskRoutes.listed(items, null));
    }

    private Answer limits(Call call) {
        Limits limits = operations.limits();
        return Answer.ok(Document.emptyObject()
                .with("max_input_bytes", limits.maxInputBytes())
                .with("max_steps", limits.maxSteps())
                .with("tool_timeout_seconds", limits.toolTimeout().toMillis() / 1_000.0)
                .with("max_body_bytes", Gateway.MAX_BODY_BYTES)
                .with("max_page", TaskFilter.MAX_LIMIT)
                .with("max_lost_attempts", StepProgress.MAX_LOST)
                .with("event_queue", SseClient.QUEUE));
    }

    private Answer kinds(Call call) {
        List<Document> items = operations.kinds().stream()
                .sorted()
                .map(kind -> Document.object(Map.of("name", kind))
                        .with("host_executing", operations.hostKinds().contains(kind)))
                .toList();
        return Answer.ok(TaskRoutes.listed(items, null));
    }

    private Answer statistics(Call call) {
        Map<String, Object> tasks = new LinkedHashMap<>();
        operations.statistics().tasks().byState().forEach((state, count) -> tasks.put(word(state), count));
        Map<String, Object> steps = new LinkedHashMap<>();
        operations.statistics().steps().forEach((state, count) -> steps.put(word(state), count));
        return Answer.ok(Document.object(Map.of("tasks", tasks)).with("steps", steps));
    }

    private Answer installation(Call call) {
        Installation installation = operations.installation();
        return Answer.ok(Document.emptyObject()
                .with("product", "gradus")
                .with("version", settings.version())
                .with("id", HexFormat.of().toHexDigits(installation.prefix(), 12))
                .with("created_at", Representations.time(installation.createdAt())));
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
