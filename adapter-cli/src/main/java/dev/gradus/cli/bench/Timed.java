package dev.gradus.cli.bench;

import dev.gradus.core.data.Document;
import org.jspecify.annotations.Nullable;

/**
 * An operation, many times.
 *
 * @param operation its name
 * @param count how many times
 * @param times how long each took
 * @param used what all of them took
 */
record Timed(String operation, int count, Percentiles times, Reading used) {
    private static final double MICRO = 1_000;

    /** Beside the same over empty tables. */
    Document report(long size, Timed empty) {
        Double cpu = serverMicros();
        Double emptyCpu = empty.serverMicros();
        return Document.emptyObject()
                .with("finished_steps", size)
                .with("operation", operation)
                .with("p50_ms", Figures.rounded(times.millis(50)))
                .with("p95_ms", Figures.rounded(times.millis(95)))
                .with("server_cpu_us", cpu == null ? null : Figures.rounded(cpu))
                .with("of_empty", Figures.ratio(times.millis(50), empty.times.millis(50)))
                .with("cpu_of_empty", cpu == null || emptyCpu == null ? null : Figures.ratio(cpu, emptyCpu));
    }

    private @Nullable Double serverMicros() {
        Long nanos = used.serverCpu();
        return nanos == null ? null : nanos / MICRO / count;
    }
}
