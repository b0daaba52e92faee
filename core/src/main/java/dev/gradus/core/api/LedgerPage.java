package dev.gradus.core.api;

import dev.gradus.core.ledger.LedgerEntry;
import dev.gradus.core.port.LedgerPosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the ledger.
 *
 * @param entries the latest first
 * @param next the place behind which the next page begins, absent on the last
 */
public record LedgerPage(
        List<LedgerEntry> entries, @Nullable LedgerPosition next) {
    /** Nothing. */
    public static final LedgerPage EMPTY = new LedgerPage(List.of(), null);

    public LedgerPage {
        entries = List.copyOf(entries);
    }
}
