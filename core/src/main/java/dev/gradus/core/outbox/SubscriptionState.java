package dev.gradus.core.outbox;

import dev.gradus.core.transition.MachineState;
import java.util.Locale;

/** Whether a subscription takes part. {@link SubscriptionTransitions} holds the legal moves; none of these is an end. */
public enum SubscriptionState implements MachineState {
    /** Deliveries are made and sent. */
    ACTIVE,
    /** Deliveries are made and wait: by a person, or because too many in a row came to nothing. */
    PAUSED,
    /** No deliveries are made and none is sent: by a person, or because the receiver said that it is gone. */
    DISABLED;

    @Override
    public boolean isTerminal() {
        return false;
    }

    /** The constant with this word. */
    public static SubscriptionState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
