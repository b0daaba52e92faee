package dev.gradus.core.port;

import dev.gradus.core.step.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds the entries of the ledger: the steps for which {@link dev.gradus.core.ledger.Runs#isEntry} held when they were
 * stored. They are made and changed by {@link TaskStore} alone; an entry keeps the place in the order that it was stored
 * with. Thread safe. Failures are those of {@link TaskStore}.
 */
public interface LedgerStore {

    /** The entry of this step; nothing for steps that are none, or were pruned. */
    Optional<RecordedStep> find(StepId id);

    /** Entries that match, the latest first and among equally late ones the one stored last, at most {@code limit}. */
    List<RecordedStep> list(LedgerFilter filter);

    /**
     * Forgets every entry that began before this moment, in one transaction. A reported run of which no entry is left is
     * removed with its events; tasks with steps of other kinds stay.
     *
     * @return how many entries were forgotten
     */
    long prune(Instant before);
}
