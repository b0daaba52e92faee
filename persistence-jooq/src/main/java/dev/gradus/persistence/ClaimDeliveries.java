package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.DELIVERY;
import static dev.gradus.persistence.generated.Tables.SUBSCRIPTION;

import dev.gradus.core.outbox.DeliveryState;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.SubscriptionState;
import dev.gradus.core.port.ClaimedDelivery;
import dev.gradus.core.step.Fence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Gives a sender what is due of one subscription, under its lock, so that no two senders count alike. In one transaction. */
final class ClaimDeliveries {
    private final Transaction transaction;

    ClaimDeliveries(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Nothing when another process moves deliveries of the subscription just now. */
    List<ClaimedDelivery> claim(long subscription, int limit, Duration lease) {
        Optional<Subscription> held = held(subscription);
        if (held.isEmpty()) {
            return List.of();
        }
        int room = Math.min(limit, held.get().terms().inFlight() - underWay(subscription));
        return room <= 0 ? List.of() : claim(held.get(), room, lease);
    }

    private Optional<Subscription> held(long subscription) {
        return transaction
                .sql()
                .selectFrom(SUBSCRIPTION)
                .where(SUBSCRIPTION.ID.eq(subscription))
                .and(SUBSCRIPTION.STATE.eq(SubscriptionState.ACTIVE))
                .forNoKeyUpdate()
                .skipLocked()
                .fetchOptional(SubscriptionRows::read);
    }

    private int underWay(long subscription) {
        return transaction
                .sql()
                .fetchCount(
                        DELIVERY,
                        DELIVERY.SUBSCRIPTION_ID
                                .eq(subscription)
                                .and(DELIVERY.STATE.eq(DeliveryState.DELIVERING))
                                .and(DELIVERY.DUE_AT.gt(PlainSql.clock())));
    }

    private List<ClaimedDelivery> claim(Subscription subscription, int room, Duration lease) {
        transaction.now(); // learns the transaction's number, so that it is not repeated blindly
        List<Long> taken = new Hot(transaction)
                .query(
                        OutboxSql.CLAIM,
                        row -> row.getLong(1),
                        lease.toNanos() / 1_000,
                        subscription.id().value(),
                        room);
        return transaction
                .sql()
                .selectFrom(DELIVERY)
                .where(DELIVERY.ID.in(taken))
                .orderBy(DELIVERY.ID)
                .fetch(row ->
                        new ClaimedDelivery(DeliveryRows.read(row), subscription, new Fence(row.get(DELIVERY.FENCE))));
    }
}
