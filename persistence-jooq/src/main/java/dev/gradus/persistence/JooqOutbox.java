package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.DELIVERY;
import static dev.gradus.persistence.generated.Tables.DELIVERY_TRY;
import static dev.gradus.persistence.generated.Tables.SUBSCRIPTION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import dev.gradus.core.event.Stream;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.outbox.Delivery;
import dev.gradus.core.outbox.DeliveryId;
import dev.gradus.core.outbox.DeliveryState;
import dev.gradus.core.outbox.DeliveryTry;
import dev.gradus.core.outbox.PayloadFormat;
import dev.gradus.core.outbox.Settlement;
import dev.gradus.core.outbox.SubscriptionState;
import dev.gradus.core.outbox.TryResult;
import dev.gradus.core.port.ClaimedDelivery;
import dev.gradus.core.port.DeliveryFilter;
import dev.gradus.core.port.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** Deliveries in the table of that name. */
final class JooqOutbox implements Outbox {
    private final Database database;

    JooqOutbox(Database database) {
        this.database = database;
    }

    /** One statement when there is nothing to do. */
    @Override
    public Collected collect(int limit) {
        Collected idle = database.read(transaction -> new Hot(transaction)
                .query(OutboxSql.NEWS, row -> new Collected(0, row.getBoolean(2), row.getBoolean(1)))
                .get(0));
        if (!idle.subscribed() || !idle.more()) {
            return new Collected(0, false, idle.subscribed());
        }
        return database.write(transaction -> {
            transaction.now(); // learns the transaction's number, so that it is not repeated blindly
            return new CollectDeliveries(transaction).collect(limit);
        });
    }

    /** One statement when nothing is due, and a transaction for each subscription of which something is. */
    @Override
    public List<ClaimedDelivery> claim(int limit, Duration lease) {
        List<Long> ripe = database.read(transaction -> transaction
                .sql()
                .select(SUBSCRIPTION.ID)
                .from(SUBSCRIPTION)
                .where(SUBSCRIPTION.STATE.eq(SubscriptionState.ACTIVE))
                .and(exists(selectOne()
                        .from(DELIVERY)
                        .where(DELIVERY.SUBSCRIPTION_ID.eq(SUBSCRIPTION.ID))
                        .and(DELIVERY.DUE_AT.le(PlainSql.clock()))))
                .fetch(SUBSCRIPTION.ID));
        Collections.shuffle(ripe); // else the first ones would always have all the room
        List<ClaimedDelivery> claimed = new ArrayList<>();
        for (long subscription : ripe) {
            int room = limit - claimed.size();
            if (room > 0) {
                claimed.addAll(database.write(
                        transaction -> new ClaimDeliveries(transaction).claim(subscription, room, lease)));
            }
        }
        return claimed;
    }

    @Override
    public boolean settle(ClaimedDelivery claimed, TryResult result, Settlement settlement) {
        return database.write(transaction -> new SettleDelivery(transaction).settle(claimed, result, settlement));
    }

    @Override
    public List<Delivery> list(DeliveryFilter filter) {
        return database.read(transaction -> transaction
                .sql()
                .selectFrom(DELIVERY)
                .where(matching(filter))
                .orderBy(DELIVERY.ID.desc())
                .limit(filter.limit())
                .fetch(DeliveryRows::read));
    }

    private static Condition matching(DeliveryFilter filter) {
        Condition condition = noCondition();
        if (filter.subscription() != null) {
            condition = condition.and(
                    DELIVERY.SUBSCRIPTION_ID.eq(filter.subscription().value()));
        }
        if (filter.stream() != null) {
            condition = condition
                    .and(DELIVERY.STREAM_KIND.eq(filter.stream().kind()))
                    .and(DELIVERY.STREAM_ID.eq(filter.stream().id()));
        }
        if (!filter.states().isEmpty()) {
            condition = condition.and(DELIVERY.STATE.in(filter.states()));
        }
        if (filter.before() != null) {
            condition = condition.and(DELIVERY.ID.lt(filter.before().value()));
        }
        return condition;
    }

    @Override
    public Optional<Delivery> find(DeliveryId id) {
        return database.read(transaction -> found(transaction, id));
    }

    private static Optional<Delivery> found(Transaction transaction, DeliveryId id) {
        return transaction
                .sql()
                .selectFrom(DELIVERY)
                .where(DELIVERY.ID.eq(id.value()))
                .fetchOptional(DeliveryRows::read);
    }

    @Override
    public List<DeliveryTry> tries(DeliveryId id) {
        List<DeliveryTry> latestFirst = database.read(transaction -> transaction
                .sql()
                .selectFrom(DELIVERY_TRY)
                .where(DELIVERY_TRY.DELIVERY_ID.eq(id.value()))
                .orderBy(DELIVERY_TRY.NUMBER.desc())
                .limit(MOST_TRIES)
                .fetch(DeliveryRows::readTry));
        List<DeliveryTry> tries = new ArrayList<>(latestFirst);
        Collections.reverse(tries);
        return tries;
    }

    @Override
    public Delivery redeliver(DeliveryId id) {
        return database.write(transaction -> {
            Instant now = transaction.now();
            Delivery known = found(transaction, id).orElseThrow(() -> unknown(id));
            JooqSubscriptionStore.locked(transaction, known.subscription());
            Delivery again =
                    found(transaction, id).orElseThrow(() -> unknown(id)).again(now);
            transaction
                    .sql()
                    .update(DELIVERY)
                    .set(DELIVERY.STATE, again.state())
                    .set(DELIVERY.DUE_AT, now)
                    .setNull(DELIVERY.ENDED_AT)
                    .where(DELIVERY.ID.eq(id.value()))
                    .execute();
            return again;
        });
    }

    private static CoreException unknown(DeliveryId id) {
        return new CoreException(ErrorCode.NOT_FOUND, "there is no delivery " + id);
    }

    @Override
    public Optional<Instant> lastToldOfApproval(Stream stream) {
        return database.read(transaction -> Optional.ofNullable(transaction
                .sql()
                .select(max(DELIVERY.ENDED_AT))
                .from(DELIVERY)
                .join(SUBSCRIPTION)
                .on(SUBSCRIPTION.ID.eq(DELIVERY.SUBSCRIPTION_ID))
                .where(DELIVERY.STREAM_KIND.eq(stream.kind()))
                .and(DELIVERY.STREAM_ID.eq(stream.id()))
                .and(DELIVERY.STATE.eq(DeliveryState.DELIVERED))
                .and(SUBSCRIPTION.FORMAT.ne(PayloadFormat.STANDARD))
                .fetchSingle()
                .value1()));
    }
}
