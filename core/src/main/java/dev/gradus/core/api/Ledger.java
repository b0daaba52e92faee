package dev.gradus.core.api;

import dev.gradus.core.event.Cause;
import dev.gradus.core.ledger.EntryChange;
import dev.gradus.core.ledger.Judgement;
import dev.gradus.core.ledger.LedgerEntry;
import dev.gradus.core.ledger.NewEntry;
import dev.gradus.core.port.LedgerFilter;
import dev.gradus.core.step.StepId;
import java.time.Instant;

/**
 * The ledger of runs, those executed elsewhere among them. Refusals are {@link dev.gradus.core.failure.CoreException}s:
 * NOT_FOUND for an unknown entry, CONFLICT for a report about an entry that Gradus executes itself. Thread safe.
 */
public interface Ledger {

    /** Makes an entry; the first of a run makes the run. CONFLICT when a task that is no run has the run's name. */
    LedgerEntry add(NewEntry entry, Cause cause);

    /** Reports an entry anew. */
    LedgerEntry amend(StepId id, EntryChange change, Cause cause);

    /** A person's verdict about an entry. */
    LedgerEntry judge(StepId id, Judgement judgement, Cause cause);

    /** The entry as it is now. */
    LedgerEntry get(StepId id);

    /** A page of entries, the latest first. */
    LedgerPage list(LedgerFilter filter);

    /** Forgets the entries that began before this moment; says how many they were. */
    long prune(Instant before);
}
