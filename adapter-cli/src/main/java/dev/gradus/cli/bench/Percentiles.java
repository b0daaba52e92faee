package dev.gradus.cli.bench;

import dev.gradus.core.data.Document;
import java.util.Arrays;

/**
 * Durations, in the order of their length, told by the nearest rank.
 *
 * @param sorted nanoseconds
 */
record Percentiles(long[] sorted) {
    private static final double NANOS_PER_MILLI = 1_000_000;

    static Percentiles of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    /** The duration that so many of a hundred do not exceed, in milliseconds; 0 of none. */
    double millis(int percent) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(0, rank - 1)] / NANOS_PER_MILLI;
    }

    /** The three that are reported. */
    Document report() {
        return Document.emptyObject()
                .with("count", sorted.length)
                .with("p50_ms", Figures.rounded(millis(50)))
                .with("p95_ms", Figures.rounded(millis(95)))
                .with("p99_ms", Figures.rounded(millis(99)));
    }
}
