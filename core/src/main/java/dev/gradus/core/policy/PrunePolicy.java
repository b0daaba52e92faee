package dev.gradus.core.policy;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long things are kept after their end.
 *
 * @param ages by what is dropped when it is older; what is not named is kept for ever
 */
public record PrunePolicy(Map<Prunable, Duration> ages) {
    /** Keeps everything. */
    public static final PrunePolicy NOTHING = new PrunePolicy(Map.of());

    public PrunePolicy {
        Map<Prunable, Duration> copy = new EnumMap<>(Prunable.class);
        copy.putAll(ages);
        copy.forEach((what, age) -> {
            if (age.isNegative()) {
                throw new IllegalArgumentException(what.word() + " cannot be kept for less than no time");
            }
        });
        ages = Collections.unmodifiableMap(copy);
    }
}
