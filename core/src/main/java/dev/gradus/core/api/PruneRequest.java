package dev.gradus.core.api;

import dev.gradus.core.policy.Prunable;
import dev.gradus.core.policy.PrunePolicy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be dropped, as faces ask for it: what is older than this; without any, what the policy of the engine says.
 *
 * @param tasks see {@link Prunable#TASKS}
 * @param events see {@link Prunable#EVENTS}
 * @param logs see {@link Prunable#LOGS}
 * @param deliveries see {@link Prunable#DELIVERIES}
 * @param dryRun whether it is only to be counted
 */
public record PruneRequest(
        @Nullable Duration tasks,
        @Nullable Duration events,
        @Nullable Duration logs,
        @Nullable Duration deliveries,
        @Nullable Boolean dryRun) {
    public PruneRequest {
        new PrunePolicy(ages(tasks, events, logs, deliveries)); // refused here, with the body's faults
    }

    /** Asks for it. */
    public Retention.Report put(Retention retention, Duration atMost) {
        PrunePolicy asked = new PrunePolicy(ages(tasks, events, logs, deliveries));
        PrunePolicy meant = asked.equals(PrunePolicy.NOTHING) ? retention.policy() : asked;
        return Boolean.TRUE.equals(dryRun) ? retention.preview(meant, atMost) : retention.prune(meant, atMost);
    }

    private static Map<Prunable, Duration> ages(
            @Nullable Duration tasks,
            @Nullable Duration events,
            @Nullable Duration logs,
            @Nullable Duration deliveries) {
        Map<Prunable, Duration> ages = new EnumMap<>(Prunable.class);
        put(ages, Prunable.TASKS, tasks);
        put(ages, Prunable.EVENTS, events);
        put(ages, Prunable.LOGS, logs);
        put(ages, Prunable.DELIVERIES, deliveries);
        return ages;
    }

    private static void put(Map<Prunable, Duration> ages, Prunable what, @Nullable Duration age) {
        if (age != null) {
            ages.put(what, age);
        }
    }
}
