package dev.gradus.core.port;

import dev.gradus.core.ledger.LedgerStatus;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the ledger to list.
 *
 * @param runId only those of this run
 * @param tasks only those that do one of these; empty means any
 * @param statuses only those with one of these; empty means any
 * @param since only those that began then or later
 * @param after only those behind this place: the cursor of the previous page
 * @param limit at most so many, 1 to {@value #MAX_LIMIT}
 */
public record LedgerFilter(
        @Nullable String runId,
        Set<String> tasks,
        Set<LedgerStatus> statuses,
        @Nullable Instant since,
        @Nullable LedgerPosition after,
        int limit) {
    /** The longest list; one more tells whether there are more. */
    public static final int MAX_LIMIT = 10_001;

    public LedgerFilter {
        tasks = Set.copyOf(tasks);
        statuses = Set.copyOf(statuses);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to %d, was %d".formatted(MAX_LIMIT, limit));
        }
    }

    /** The latest entries of any kind. */
    public static LedgerFilter latest(int limit) {
        return new LedgerFilter(null, Set.of(), Set.of(), null, null, limit);
    }

    /** The same with another limit. */
    public LedgerFilter atMost(int other) {
        return new LedgerFilter(runId, tasks, statuses, since, after, other);
    }

    /** The page after this place. */
    public LedgerFilter behind(LedgerPosition last) {
        return new LedgerFilter(runId, tasks, statuses, since, last, limit);
    }
}
