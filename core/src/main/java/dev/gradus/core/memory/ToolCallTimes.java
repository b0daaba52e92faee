package dev.gradus.core.memory;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.Statistics;
import dev.gradus.core.port.Statistics.ToolCallTime;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.AttemptEnd;
import dev.gradus.core.step.AttemptOutcome;
import dev.gradus.core.step.Step;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups ended tool attempts by tool, outcome and duration. */
final class ToolCallTimes {
    private static final double MORE_THAN_ALL = -1;

    private final Map<Group, Sum> sums = new LinkedHashMap<>();

    private record Group(String tool, boolean completed, double bucket) {}

    private record Sum(long count, Duration total) {
        Sum plus(Sum other) {
            return new Sum(count + other.count, total.plus(other.total));
        }
    }

    /** Counts the step's ended attempts, if it calls a tool. */
    void add(Step step, List<Attempt> attempts) {
        toolOf(step).ifPresent(tool -> attempts.forEach(attempt -> add(tool, attempt)));
    }

    List<ToolCallTime> all() {
        return sums.entrySet().stream()
                .map(entry -> new ToolCallTime(
                        entry.getKey().tool(),
                        entry.getKey().completed(),
                        entry.getKey().bucket(),
                        entry.getValue().count(),
                        entry.getValue().total()))
                .toList();
    }

    private void add(String tool, Attempt attempt) {
        AttemptEnd end = attempt.end();
        if (end == null || (end.outcome() != AttemptOutcome.COMPLETED && end.outcome() != AttemptOutcome.FAILED)) {
            return;
        }
        Duration took = Duration.between(attempt.startedAt(), end.at());
        Group group = new Group(tool, end.outcome() == AttemptOutcome.COMPLETED, bucket(took));
        sums.merge(group, new Sum(1, took), Sum::plus);
    }

    private static Optional<String> toolOf(Step step) {
        return step.spec().body().kind().equals("tool")
                ? step.spec()
                        .body()
                        .settings()
                        .member("name")
                        .filter(Document::isString)
                        .map(Document::text)
                : Optional.empty();
    }

    private static double bucket(Duration took) {
        double seconds = took.toNanos() / 1e9;
        for (double bound : Statistics.BOUNDS) {
            if (seconds <= bound) {
                return bound;
            }
        }
        return MORE_THAN_ALL;
    }
}
