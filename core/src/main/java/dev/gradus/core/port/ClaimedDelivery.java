package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.outbox.Delivery;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.step.Fence;

/**
 * A delivery that a sender has for a limited time.
 *
 * @param delivery what
 * @param subscription to whom, as it was agreed when it was claimed
 * @param fence the number by which a later sender is told from this one
 */
public record ClaimedDelivery(Delivery delivery, Subscription subscription, Fence fence) {
    public ClaimedDelivery {
        requireNonNull(delivery, "delivery");
        requireNonNull(subscription, "subscription");
        requireNonNull(fence, "fence");
    }
}
