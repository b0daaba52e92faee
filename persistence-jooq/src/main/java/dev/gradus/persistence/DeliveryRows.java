package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.DELIVERY;
import static dev.gradus.persistence.generated.Tables.DELIVERY_TRY;

import dev.gradus.core.event.Stream;
import dev.gradus.core.outbox.Announcement;
import dev.gradus.core.outbox.Delivery;
import dev.gradus.core.outbox.DeliveryId;
import dev.gradus.core.outbox.DeliveryTry;
import dev.gradus.core.outbox.SubscriptionId;
import dev.gradus.core.outbox.TryResult;
import java.time.Duration;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Deliveries and their tries out of rows. */
final class DeliveryRows {
    private DeliveryRows() {}

    static Delivery read(Record row) {
        return new Delivery(
                new DeliveryId(row.get(DELIVERY.ID)),
                new SubscriptionId(row.get(DELIVERY.SUBSCRIPTION_ID)),
                new Announcement(
                        new Stream(row.get(DELIVERY.STREAM_KIND), row.get(DELIVERY.STREAM_ID)),
                        row.get(DELIVERY.SEQ),
                        row.get(DELIVERY.TYPE),
                        row.get(DELIVERY.AT),
                        Json.readNullable(row.get(DELIVERY.PAYLOAD))),
                row.get(DELIVERY.STATE),
                row.get(DELIVERY.TRIES),
                row.get(DELIVERY.DUE_AT),
                row.get(DELIVERY.ENDED_AT),
                last(row),
                row.get(DELIVERY.CREATED_AT));
    }

    static DeliveryTry readTry(Record row) {
        return new DeliveryTry(
                row.get(DELIVERY_TRY.NUMBER),
                row.get(DELIVERY_TRY.AT),
                new TryResult(
                        row.get(DELIVERY_TRY.STATUS),
                        row.get(DELIVERY_TRY.ERROR),
                        Duration.ofMillis(row.get(DELIVERY_TRY.TOOK_MS))));
    }

    private static @Nullable TryResult last(Record row) {
        Integer millis = row.get(DELIVERY.TOOK_MS);
        return millis == null
                ? null
                : new TryResult(row.get(DELIVERY.STATUS), row.get(DELIVERY.ERROR), Duration.ofMillis(millis));
    }
}
