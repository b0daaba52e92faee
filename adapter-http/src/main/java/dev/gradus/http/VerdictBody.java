package dev.gradus.http;

import dev.gradus.core.ledger.EntryReport;
import org.jspecify.annotations.Nullable;

/** The body of a person's verdict about an entry of the ledger. */
record VerdictBody(@Nullable String approver, @Nullable String note) {
    VerdictBody {
        if (approver != null && approver.length() > EntryReport.MAX_APPROVER) {
            throw new IllegalArgumentException("'approver' has at most " + EntryReport.MAX_APPROVER + " characters");
        }
    }
}
