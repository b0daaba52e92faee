package dev.gradus.http;

import dev.gradus.core.api.PruneRequest;
import dev.gradus.core.api.Representations;
import dev.gradus.core.api.Retention;
import java.time.Duration;
import java.util.List;

/** Dropping what is old, under {@code /api/v1/retention}. */
final class RetentionRoutes {
    /** Shorter than any client waits. */
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final Retention retention;
    private final Representations shapes;

    RetentionRoutes(Ports ports) {
        this.retention = ports.retention();
        this.shapes = ports.shapes();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/retention", call -> Answer.ok(shapes.policy(retention.policy()))),
                Route.post("/api/v1/retention/actions/prune", this::prune));
    }

    private Answer prune(Call call) {
        return Answer.ok(shapes.pruned(call.json(PruneRequest.class).put(retention, AT_MOST)));
    }
}
