package dev.gradus.cli.crash;

import dev.gradus.cli.crash.StoredFacts.StoredAttempt;
import dev.gradus.cli.crash.StoredFacts.StoredSession;
import dev.gradus.cli.crash.StoredFacts.StoredStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How long after a worker was killed somebody else began again what it had been executing. */
final class Recovery {
    private final List<Duration> times;

    private Recovery(List<Duration> times) {
        this.times = times;
    }

    static Recovery of(StoredFacts stored, List<FaultLog.Kill> kills) {
        List<Duration> times = new ArrayList<>();
        for (FaultLog.Kill kill : kills) {
            Set<Long> sessions = stored.sessions().stream()
                    .filter(session -> session.name().equals(kill.worker()))
                    .filter(session -> session.leaseUntil().isAfter(kill.at()))
                    .map(StoredSession::id)
                    .collect(Collectors.toSet());
            stored.attempts().stream()
                    .filter(attempt -> "lost".equals(attempt.outcome()) && sessions.contains(attempt.session()))
                    .forEach(lost -> times.add(Duration.between(kill.at(), startOfNext(stored, lost))));
        }
        return new Recovery(times.stream().sorted().toList());
    }

    private static Instant startOfNext(StoredFacts stored, StoredAttempt lost) {
        return Stream.concat(stored.attempts().stream(), stored.steps().stream().map(StoredStep::last))
                .filter(next -> next.step() == lost.step() && next.number() == lost.number() + 1)
                .findFirst()
                .orElseThrow()
                .startedAt();
    }

    int count() {
        return times.size();
    }

    /** The time that so many of a hundred do not exceed. */
    Duration percentile(int percent) {
        return times.isEmpty() ? Duration.ZERO : times.get((times.size() * percent + 99) / 100 - 1);
    }

    @Override
    public String toString() {
        return times.isEmpty()
                ? "none"
                : "%d, min %d ms, median %d ms, p99 %d ms"
                        .formatted(
                                count(),
                                times.get(0).toMillis(),
                                percentile(50).toMillis(),
                                percentile(99).toMillis());
    }
}
