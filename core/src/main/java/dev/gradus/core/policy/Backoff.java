package dev.gradus.core.policy;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.StandIn;
import java.time.Duration;

/**
 * How long to wait before the next try: {@code initial × multiplier^(failures-1)}, never more than {@code max}.
 *
 * @param initial the wait after the first failure, zero or more
 * @param multiplier 1.0 for a constant wait, at most 100
 * @param max the longest wait
 */
@StandIn("DEFAULT")
public record Backoff(Duration initial, double multiplier, Duration max) {
    /** Doubles from one second, never over five minutes. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(1), 2.0, Duration.ofMinutes(5));

    public Backoff {
        requireNonNull(initial, "initial");
        requireNonNull(max, "max");
        if (initial.isNegative() || max.compareTo(initial) < 0) {
            throw new IllegalArgumentException("backoff from %s to %s".formatted(initial, max));
        }
        if (!(multiplier >= 1.0 && multiplier <= 100.0)) {
            throw new IllegalArgumentException("backoff multiplier must be 1 to 100, was " + multiplier);
        }
    }

    /** The wait after this many failures in a row. */
    public Duration after(int failures) {
        if (failures < 1) {
            throw new IllegalArgumentException("failures must be positive, was " + failures);
        }
        double millis = initial.toMillis() * Math.pow(multiplier, failures - 1.0);
        return millis >= max.toMillis() ? max : Duration.ofMillis(Math.round(millis));
    }
}
