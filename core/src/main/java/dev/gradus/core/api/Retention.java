package dev.gradus.core.api;

import dev.gradus.core.policy.Prunable;
import dev.gradus.core.policy.PrunePolicy;
import java.time.Duration;
import java.util.Map;

/** Dropping what has served its time, in bounded pieces. Thread safe. */
public interface Retention {

    /** The policy by which this engine drops things by itself. */
    PrunePolicy policy();

    /** How much a policy would drop now; nothing is changed. */
    Report preview(PrunePolicy policy, Duration atMost);

    /** Drops what a policy says, until it is done or the time is over; called again it goes on. */
    Report prune(PrunePolicy policy, Duration atMost);

    /**
     * What was found.
     *
     * @param counts how many tasks, events, tasks with logs, and deliveries; one for each that the policy names
     * @param complete whether that is all, or the time was over first
     */
    record Report(Map<Prunable, Long> counts, boolean complete) {
        public Report {
            counts = Map.copyOf(counts);
        }
    }
}
