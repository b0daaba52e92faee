package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.step.StepId;
import java.time.Instant;

/**
 * A place in the order of the ledger.
 *
 * @param at when the entry there began
 * @param id the entry
 */
public record LedgerPosition(Instant at, StepId id) {
    public LedgerPosition {
        requireNonNull(at, "at");
        requireNonNull(id, "id");
    }

    /** The place of this entry. */
    public static LedgerPosition of(RecordedStep entry) {
        return new LedgerPosition(entry.at(), entry.step().id());
    }
}
