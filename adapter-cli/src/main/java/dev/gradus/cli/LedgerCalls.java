package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.time.Instant;

/** Calls about the ledger of runs. */
public interface LedgerCalls {

    /** Makes an entry. */
    Document add(Document entry);

    /** Reports an entry anew: members that are absent stay. */
    Document set(long id, Document change);

    /** A page of entries, with {@code items} and {@code next_cursor}. */
    Document list(LedgerQuery query);

    /** Forgets the entries that began before this moment. */
    Document prune(Instant before);
}
