package dev.gradus.core.outbox;

import dev.gradus.core.transition.MachineTrigger;

/** What moves a subscription. */
public enum SubscriptionTrigger implements MachineTrigger {
    /** A person wants it told again. */
    RESUME,
    /** A person wants its deliveries to gather, or too many in a row came to nothing. */
    PAUSE,
    /** A person wants it told nothing, or its receiver said that it is gone. */
    DISABLE;

    @Override
    public boolean reopens() {
        return false;
    }
}
