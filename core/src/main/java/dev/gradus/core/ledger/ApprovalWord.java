package dev.gradus.core.ledger;

import java.util.Locale;

/** What has become of the approval of an entry. */
public enum ApprovalWord {
    /** Awaits a person. */
    PENDING,
    /** A person accepted it. */
    APPROVED,
    /** A person refused it. */
    REJECTED,
    /** A person called it off. */
    CANCELLED;

    /** The constant's one spelling in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
