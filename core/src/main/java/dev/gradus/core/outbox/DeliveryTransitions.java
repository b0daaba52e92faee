package dev.gradus.core.outbox;

import static dev.gradus.core.outbox.DeliveryState.DEAD;
import static dev.gradus.core.outbox.DeliveryState.DELIVERED;
import static dev.gradus.core.outbox.DeliveryState.DELIVERING;
import static dev.gradus.core.outbox.DeliveryState.PENDING;
import static dev.gradus.core.outbox.DeliveryState.WAITING;

import dev.gradus.core.transition.TransitionTable;

/** Every legal move of a delivery. */
public final class DeliveryTransitions {
    /** The table; the stores' guards and the picture in the documentation are derived from it. */
    public static final TransitionTable<DeliveryState, DeliveryTrigger> TABLE = table();

    private DeliveryTransitions() {}

    private static TransitionTable<DeliveryState, DeliveryTrigger> table() {
        TransitionTable.Builder<DeliveryState, DeliveryTrigger> table = TransitionTable.of("delivery");
        table.rows(DeliveryTrigger.CLAIM, DELIVERING, PENDING, WAITING, DELIVERING)
                .row(DELIVERING, DeliveryTrigger.SUCCEED, DELIVERED)
                .row(DELIVERING, DeliveryTrigger.RETRY_LATER, WAITING)
                .row(DELIVERING, DeliveryTrigger.GIVE_UP, DEAD)
                .rows(DeliveryTrigger.REDELIVER, PENDING, DELIVERED, DEAD);
        return table.build();
    }
}
