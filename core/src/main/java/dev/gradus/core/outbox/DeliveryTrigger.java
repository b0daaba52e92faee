package dev.gradus.core.outbox;

import dev.gradus.core.transition.MachineTrigger;

/** What moves a delivery. The last one reopens. */
public enum DeliveryTrigger implements MachineTrigger {
    /** A sender took it; also one that another sender had and did not settle in its time. */
    CLAIM,
    /** The receiver accepted it, or there was nothing left to tell. */
    SUCCEED,
    /** The try failed and the schedule grants another. */
    RETRY_LATER,
    /** The try failed and no other is granted. */
    GIVE_UP,
    /** A person asked for it to be sent again. */
    REDELIVER(true);

    private final boolean reopens;

    DeliveryTrigger() {
        this(false);
    }

    DeliveryTrigger(boolean reopens) {
        this.reopens = reopens;
    }

    @Override
    public boolean reopens() {
        return reopens;
    }
}
