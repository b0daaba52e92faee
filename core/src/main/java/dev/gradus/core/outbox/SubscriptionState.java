package dev.gradus.core.outbox;

import java.util.Locale;

/** Whether a subscription takes part. */
public enum SubscriptionState {
    /** Deliveries are made and sent. */
    ACTIVE,
    /** Deliveries are made and wait: by a person, or because too many in a row came to nothing. */
    PAUSED,
    /** No deliveries are made and none is sent: by a person, or because the receiver said that it is gone. */
    DISABLED;

    /** The constant's one spelling in SQL and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static SubscriptionState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
