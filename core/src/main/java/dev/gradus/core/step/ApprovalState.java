package dev.gradus.core.step;

import java.util.Locale;

/** What has become of an approval. */
public enum ApprovalState {
    /** Awaits a person. */
    PENDING,
    /** A person accepted it. */
    APPROVED,
    /** A person refused it, or nobody decided in time. */
    REJECTED,
    /** A person called it off. */
    CANCELLED;

    /** The constant's one spelling in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
