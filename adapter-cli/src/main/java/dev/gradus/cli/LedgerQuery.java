package dev.gradus.cli;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the ledger to list.
 *
 * @param runId only those of this run
 * @param tasks only those that do one of these
 * @param statuses only those with one of these
 * @param since only those that began then or later
 * @param cursor where the page before ended
 * @param limit at most so many
 */
public record LedgerQuery(
        @Nullable String runId,
        List<String> tasks,
        List<String> statuses,
        @Nullable Instant since,
        @Nullable String cursor,
        int limit) {
    public LedgerQuery {
        tasks = List.copyOf(tasks);
        statuses = List.copyOf(statuses);
    }

    /** The page after this one. */
    LedgerQuery after(String next) {
        return new LedgerQuery(runId, tasks, statuses, since, next, limit);
    }
}
