package dev.gradus.core.ledger;

import dev.gradus.core.step.ApprovalState;
import java.util.Locale;

/** What a person decides about an entry. Like every report it may be given in any state, and again. */
public enum EntryVerdict {
    /** It is good. */
    APPROVE(LedgerStatus.SUCCEEDED, ApprovalState.APPROVED),
    /** It is not. */
    REJECT(LedgerStatus.FAILED, ApprovalState.REJECTED),
    /** It is no longer wanted. */
    CANCEL(LedgerStatus.SKIPPED, ApprovalState.CANCELLED);

    private final LedgerStatus status;
    private final ApprovalState approval;

    EntryVerdict(LedgerStatus status, ApprovalState approval) {
        this.status = status;
        this.approval = approval;
    }

    /** The status that it leads to. */
    public LedgerStatus status() {
        return status;
    }

    /** The approval that it leads to. */
    public ApprovalState approval() {
        return approval;
    }

    /** The constant's one spelling in paths. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
