package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.DELIVERY;
import static dev.gradus.persistence.generated.Tables.EVENT;
import static dev.gradus.persistence.generated.Tables.OUTBOX;
import static dev.gradus.persistence.generated.Tables.SUBSCRIPTION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.gradus.core.event.Stream;
import dev.gradus.core.outbox.SubscriptionState;
import dev.gradus.core.port.Housekeeping.Pruned;
import dev.gradus.persistence.generated.tables.Event;
import java.time.Duration;
import org.jooq.Condition;

/** Finds deliveries that ended long ago and events of long ago that are no task's, and drops them. Within one transaction. */
final class PruneTrails {
    private final Transaction transaction;
    private final Duration age;

    PruneTrails(Transaction transaction, Duration age) {
        this.transaction = transaction;
        this.age = age;
    }

    Pruned findDeliveries() {
        return new Pruned(transaction.sql().fetchCount(DELIVERY, isOldDelivery()), null);
    }

    Pruned dropDeliveries(int limit) {
        int dropped = transaction
                .sql()
                .deleteFrom(DELIVERY)
                .where(DELIVERY.ID.in(select(DELIVERY.ID)
                        .from(DELIVERY)
                        .where(isOldDelivery())
                        .orderBy(DELIVERY.ENDED_AT)
                        .limit(limit)
                        .forUpdate()
                        .skipLocked()))
                .execute();
        return piece(dropped, limit);
    }

    private Condition isOldDelivery() {
        return DELIVERY.ENDED_AT.le(PlainSql.clockAfter(age.negated()));
    }

    Pruned findEvents() {
        return new Pruned(transaction.sql().fetchCount(EVENT, isOldEvent()), null);
    }

    /** Nothing ever locks an event, and who deletes the same ones at the same time deletes none of them. */
    Pruned dropEvents(int limit) {
        int dropped = transaction
                .sql()
                .deleteFrom(EVENT)
                .where(row(EVENT.STREAM_KIND, EVENT.STREAM_ID, EVENT.SEQ)
                        .in(select(EVENT.STREAM_KIND, EVENT.STREAM_ID, EVENT.SEQ)
                                .from(EVENT)
                                .where(isOldEvent())
                                .orderBy(EVENT.STREAM_KIND, EVENT.STREAM_ID, EVENT.SEQ)
                                .limit(limit)))
                .execute();
        return piece(dropped, limit);
    }

    /** The last one of a stream stays: the next is numbered after it. */
    private Condition isOldEvent() {
        Event later = EVENT.as("later");
        return EVENT.STREAM_KIND
                .ne(Stream.Kind.TASK)
                .and(EVENT.AT.le(PlainSql.clockAfter(age.negated())))
                .and(exists(selectOne()
                        .from(later)
                        .where(later.STREAM_KIND.eq(EVENT.STREAM_KIND))
                        .and(later.STREAM_ID.eq(EVENT.STREAM_ID))
                        .and(later.SEQ.gt(EVENT.SEQ))))
                .and(notExists(selectOne().from(SUBSCRIPTION).where(SUBSCRIPTION.STATE.ne(SubscriptionState.DISABLED)))
                        .or(exists(selectOne()
                                .from(OUTBOX)
                                .where(row(EVENT.XID, EVENT.ID).le(row(OUTBOX.XID, OUTBOX.ID))))));
    }

    private static Pruned piece(int dropped, int limit) {
        return new Pruned(dropped, dropped < limit ? null : Long.valueOf(0));
    }
}
