package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.DELIVERY;
import static dev.gradus.persistence.generated.Tables.DELIVERY_TRY;
import static dev.gradus.persistence.generated.Tables.SUBSCRIPTION;

import dev.gradus.core.event.Stream;
import dev.gradus.core.outbox.Delivery;
import dev.gradus.core.outbox.DeliveryState;
import dev.gradus.core.outbox.Settlement;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.SubscriptionId;
import dev.gradus.core.outbox.TryResult;
import dev.gradus.core.port.ClaimedDelivery;
import java.time.Instant;
import java.util.Optional;

/** Stores what a try came to, under the lock of the subscription. Within one transaction. */
final class SettleDelivery {
    private final Transaction transaction;

    SettleDelivery(Transaction transaction) {
        this.transaction = transaction;
    }

    /** False, and nothing stored, when the delivery is no longer held under this fence. */
    boolean settle(ClaimedDelivery claimed, TryResult result, Settlement settlement) {
        Instant now = transaction.now();
        SubscriptionId subscription = claimed.subscription().id();
        Optional<Subscription> told = held(subscription);
        Delivery after = claimed.delivery().settled(settlement, result, now);
        if (told.isEmpty() || !isStored(after, claimed.fence().value())) {
            return false;
        }
        keepTry(after, result, now);
        openNext(after);
        Subscription changed = told.get().after(settlement);
        if (!changed.equals(told.get())) {
            transaction
                    .sql()
                    .update(SUBSCRIPTION)
                    .set(SubscriptionRows.state(changed))
                    .where(SUBSCRIPTION.ID.eq(subscription.value()))
                    .execute();
        }
        return true;
    }

    /** Nothing when the subscription is gone, and its deliveries with it. */
    private Optional<Subscription> held(SubscriptionId id) {
        return transaction
                .sql()
                .selectFrom(SUBSCRIPTION)
                .where(SUBSCRIPTION.ID.eq(id.value()))
                .forNoKeyUpdate()
                .fetchOptional(SubscriptionRows::read);
    }

    private boolean isStored(Delivery after, long fence) {
        TryResult last = after.last();
        return transaction
                        .sql()
                        .update(DELIVERY)
                        .set(DELIVERY.STATE, after.state())
                        .set(DELIVERY.DUE_AT, after.dueAt())
                        .set(DELIVERY.ENDED_AT, after.endedAt())
                        .set(DELIVERY.STATUS, last == null ? null : last.status())
                        .set(DELIVERY.ERROR, last == null ? null : last.error())
                        .set(DELIVERY.TOOK_MS, last == null ? null : millis(last))
                        .where(DELIVERY.ID.eq(after.id().value()))
                        .and(DELIVERY.FENCE.eq(fence))
                        .and(DELIVERY.STATE.eq(DeliveryState.DELIVERING))
                        .execute()
                == 1;
    }

    private void keepTry(Delivery after, TryResult result, Instant now) {
        transaction
                .sql()
                .insertInto(DELIVERY_TRY)
                .set(DELIVERY_TRY.DELIVERY_ID, after.id().value())
                .set(DELIVERY_TRY.NUMBER, after.tries())
                .set(DELIVERY_TRY.AT, now)
                .set(DELIVERY_TRY.STATUS, result.status())
                .set(DELIVERY_TRY.ERROR, result.error())
                .set(DELIVERY_TRY.TOOK_MS, millis(result))
                .execute();
    }

    private void openNext(Delivery after) {
        if (after.state().isTerminal()) {
            Stream stream = after.event().stream();
            new Hot(transaction)
                    .update(
                            OutboxSql.OPEN,
                            new long[] {after.subscription().value()},
                            new String[] {stream.kind().word()},
                            new long[] {stream.id()});
        }
    }

    private static int millis(TryResult result) {
        return (int) Math.min(Integer.MAX_VALUE, result.took().toMillis());
    }
}
