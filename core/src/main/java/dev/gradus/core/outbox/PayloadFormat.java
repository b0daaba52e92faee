package dev.gradus.core.outbox;

import java.util.Locale;

/** What the body of a delivery looks like. */
public enum PayloadFormat {
    /** The event with type, time and payload, signed: see {@link EventMessage}. */
    STANDARD,
    /** One sentence for an incoming webhook of Slack: see {@link ApprovalMessage}. */
    SLACK,
    /** The ledger's fields for a gateway that sends e-mail: see {@link ApprovalMessage}. */
    EMAIL;

    /** Whether it is about steps that wait for approval alone. */
    public boolean isAboutApprovals() {
        return this != STANDARD;
    }

    /** The constant's one spelling in SQL and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static PayloadFormat ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
