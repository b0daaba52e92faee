package dev.gradus.cli.bench;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.time.Duration;
import java.util.List;

/**
 * What to measure.
 *
 * @param tasks tasks of each drain
 * @param steps the lengths of tasks to drain, one after the other
 * @param workers workers, each with connections and hints of its own as if it were a process
 * @param concurrency steps that each worker executes at once
 * @param rate tasks a second while the time to the start is measured; 0 measures none
 * @param watch how long that and the idle installation are watched; zero leaves out the idle one
 * @param history numbers of finished steps at which single operations are measured, growing; empty measures none
 * @param baseline whether the reference in plain JDBC runs too
 * @param keep whether the schemas stay
 */
public record BenchPlan(
        int tasks,
        List<Integer> steps,
        int workers,
        int concurrency,
        int rate,
        Duration watch,
        List<Long> history,
        boolean baseline,
        boolean keep) {
    public BenchPlan {
        steps = List.copyOf(steps);
        history = history.stream().sorted().toList();
        require("--tasks", tasks, 1, 10_000_000);
        steps.forEach(length -> require("--steps", length, 1, 100));
        require("--workers", workers, 1, 64);
        require("--concurrency", concurrency, 1, 1_000);
        require("--rate", rate, 0, 5_000);
        require("--watch", watch.toSeconds(), 0, 600);
        history.forEach(size -> require("--history", size, 0, 100_000_000));
    }

    private static void require(String option, long value, long min, long max) {
        if (value < min || value > max) {
            throw new CoreException(
                    ErrorCode.USAGE, "%s must be %d to %d, found %d".formatted(option, min, max, value));
        }
    }
}
