package dev.gradus.core.outbox;

import static dev.gradus.core.outbox.SubscriptionState.ACTIVE;
import static dev.gradus.core.outbox.SubscriptionState.DISABLED;
import static dev.gradus.core.outbox.SubscriptionState.PAUSED;

import dev.gradus.core.transition.TransitionTable;

/** Every legal move of a subscription: from anywhere to anywhere, as its owner says. */
public final class SubscriptionTransitions {
    /** The table; the picture in the documentation is derived from it. */
    public static final TransitionTable<SubscriptionState, SubscriptionTrigger> TABLE = table();

    private SubscriptionTransitions() {}

    private static TransitionTable<SubscriptionState, SubscriptionTrigger> table() {
        TransitionTable.Builder<SubscriptionState, SubscriptionTrigger> table = TransitionTable.of("subscription");
        table.rows(SubscriptionTrigger.RESUME, ACTIVE, ACTIVE, PAUSED, DISABLED)
                .rows(SubscriptionTrigger.PAUSE, PAUSED, ACTIVE, PAUSED, DISABLED)
                .rows(SubscriptionTrigger.DISABLE, DISABLED, ACTIVE, PAUSED, DISABLED);
        return table.build();
    }
}
