package dev.gradus.core.ledger;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.StepId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger.
 *
 * @param id the number of its step
 * @param task what is done
 * @param runId the run that it belongs to
 * @param status where it is
 * @param startedAt when it began, absent while nobody has begun it
 * @param inputs what it was given, when there is anything
 * @param report what has been reported of it
 */
public record LedgerEntry(
        StepId id,
        String task,
        String runId,
        LedgerStatus status,
        @Nullable Instant startedAt,
        @Nullable Document inputs,
        EntryReport report) {
    public LedgerEntry {
        requireNonNull(id, "id");
        requireNonNull(task, "task");
        requireNonNull(runId, "runId");
        requireNonNull(status, "status");
        requireNonNull(report, "report");
    }
}
