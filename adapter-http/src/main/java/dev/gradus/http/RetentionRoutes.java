package dev.gradus.http;

import dev.gradus.core.api.Representations;
import dev.gradus.core.api.Retention;
import dev.gradus.core.policy.Prunable;
import dev.gradus.core.policy.PrunePolicy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        PruneBody body = call.json(PruneBody.class);
        PrunePolicy policy = body.policy(retention.policy());
        Retention.Report report = Boolean.TRUE.equals(body.dryRun())
                ? retention.preview(policy, AT_MOST)
                : retention.prune(policy, AT_MOST);
        return Answer.ok(shapes.pruned(report));
    }

    /** The body: what to drop that is older than this; without any, what the server's policy says. */
    record PruneBody(
            @Nullable Duration tasks,
            @Nullable Duration events,
            @Nullable Duration logs,
            @Nullable Duration deliveries,
            @Nullable Boolean dryRun) {
        PruneBody {
            policy(tasks, events, logs, deliveries);
        }

        PrunePolicy policy(PrunePolicy own) {
            PrunePolicy asked = policy(tasks, events, logs, deliveries);
            return asked.equals(PrunePolicy.NOTHING) ? own : asked;
        }

        private static PrunePolicy policy(
                @Nullable Duration tasks,
                @Nullable Duration events,
                @Nullable Duration logs,
                @Nullable Duration deliveries) {
            Map<Prunable, Duration> ages = new EnumMap<>(Prunable.class);
            put(ages, Prunable.TASKS, tasks);
            put(ages, Prunable.EVENTS, events);
            put(ages, Prunable.LOGS, logs);
            put(ages, Prunable.DELIVERIES, deliveries);
            return new PrunePolicy(ages);
        }

        private static void put(Map<Prunable, Duration> ages, Prunable what, @Nullable Duration age) {
            if (age != null) {
                ages.put(what, age);
            }
        }
    }
}
