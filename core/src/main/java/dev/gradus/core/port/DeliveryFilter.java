package dev.gradus.core.port;

import dev.gradus.core.event.Stream;
import dev.gradus.core.outbox.DeliveryId;
import dev.gradus.core.outbox.DeliveryState;
import dev.gradus.core.outbox.SubscriptionId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries to list.
 *
 * @param subscription only those of this one
 * @param stream only those about this
 * @param states only these; empty means any
 * @param before only those with a smaller number: the cursor of the previous page
 * @param limit at most so many, 1 to 500
 */
public record DeliveryFilter(
        @Nullable SubscriptionId subscription,
        @Nullable Stream stream,
        Set<DeliveryState> states,
        @Nullable DeliveryId before,
        int limit) {
    public DeliveryFilter {
        states = Set.copyOf(states);
        if (limit < 1 || limit > TaskFilter.MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to %d, was %d".formatted(TaskFilter.MAX_LIMIT, limit));
        }
    }

    /** All of one subscription. */
    public static DeliveryFilter of(SubscriptionId subscription) {
        return new DeliveryFilter(subscription, null, Set.of(), null, TaskFilter.MAX_LIMIT);
    }
}
