package dev.gradus.core.policy;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.StandIn;
import java.time.Duration;

/**
 * How long one attempt may take before its real work is stopped.
 *
 * @param limit more than zero, at most 24 hours; there is no unlimited attempt
 */
@StandIn("DEFAULT")
public record TimeoutPolicy(Duration limit) {
    /** The longest limit that can be asked for. */
    public static final Duration CAP = Duration.ofHours(24);

    /** One hour. */
    public static final TimeoutPolicy DEFAULT = new TimeoutPolicy(Duration.ofHours(1));

    public TimeoutPolicy {
        requireNonNull(limit, "limit");
        if (limit.isZero() || limit.isNegative() || limit.compareTo(CAP) > 0) {
            throw new IllegalArgumentException("timeout must be over 0 and at most 24h, was " + limit);
        }
    }
}
