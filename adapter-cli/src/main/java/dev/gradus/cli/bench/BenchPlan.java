package dev.gradus.cli.bench;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.time.Duration;
import java.util.List;

/**
 * What to measure.
 *
 * @param load what is executed in rounds
 * @param rate tasks a second while the time to the start is measured; 0 measures none
 * @param watch how long that and the idle installation are watched; zero leaves out the idle one
 * @param history numbers of finished steps at which single operations are measured, growing; empty measures none
 * @param baseline whether the reference in plain JDBC runs too
 * @param keep whether the schemas stay
 */
public record BenchPlan(BenchLoad load, int rate, Duration watch, List<Long> history, boolean baseline, boolean keep) {
    public BenchPlan {
        requireNonNull(load, "load");
        history = history.stream().sorted().toList();
        require("--rate", rate, 0, 5_000);
        require("--watch", watch.toSeconds(), 0, 600);
        history.forEach(size -> require("--history", size, 0, 100_000_000));
    }

    static void require(String option, long value, long min, long max) {
        if (value < min || value > max) {
            throw new CoreException(
                    ErrorCode.USAGE, "%s must be %d to %d, found %d".formatted(option, min, max, value));
        }
    }
}
