package dev.gradus.core.port;

import dev.gradus.core.event.Stream;
import dev.gradus.core.outbox.Delivery;
import dev.gradus.core.outbox.DeliveryId;
import dev.gradus.core.outbox.DeliveryTry;
import dev.gradus.core.outbox.Settlement;
import dev.gradus.core.outbox.TryResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Deliveries of events to subscribers, over all processes of the installation. The events themselves are what is stored in
 * the transition's transaction; deliveries are made from them afterwards, each exactly once, and cannot be made without or
 * missed: see ADR 0010. Every method is one transaction or several that may each be the last, durable on return. Thread safe.
 *
 * <p><b>Order.</b> Of one subscription and one stream at most one delivery is due or under way, the one with the smallest
 * number that has not ended; so a receiver that answers is told in order, and one that fails delays no other pair. A
 * redelivery is out of this order, as what it repeats was.
 *
 * <p>Failures are those of {@link TaskStore}.
 */
public interface Outbox {
    /** The most tries that are shown of one delivery. */
    int MOST_TRIES = 100;

    /**
     * Makes deliveries of events that nobody has looked at yet. Of several callers at once one does it.
     *
     * @param limit the most events to look at
     */
    Collected collect(int limit);

    /**
     * Takes deliveries that are due, those of each active subscription up to what it allows to be under way at once. Nobody
     * else is given them until the lease is over.
     *
     * @param limit the most to take, in all
     */
    List<ClaimedDelivery> claim(int limit, Duration lease);

    /**
     * Stores what a try came to and what follows from it: for the delivery, for those behind it, for its subscription.
     *
     * @return false when the lease was over and the delivery another's or settled: nothing was stored
     */
    boolean settle(ClaimedDelivery claimed, TryResult result, Settlement settlement);

    /** Deliveries that match, newest first. */
    List<Delivery> list(DeliveryFilter filter);

    /** The delivery with this number. */
    Optional<Delivery> find(DeliveryId id);

    /** Its tries, first to last, at most the last {@value #MOST_TRIES}. */
    List<DeliveryTry> tries(DeliveryId id);

    /**
     * Makes one that ended due again, at once and under the number that the receiver knows.
     *
     * @throws dev.gradus.core.failure.CoreException NOT_FOUND, or ILLEGAL_TRANSITION when it has not ended
     */
    Delivery redeliver(DeliveryId id);

    /** When somebody was last told of an approval in this stream by a built-in subscription, as far as deliveries are kept. */
    Optional<Instant> lastToldOfApproval(Stream stream);

    /**
     * What was collected.
     *
     * @param deliveries how many were made
     * @param more whether there is more to look at
     * @param subscribed whether there is anybody to tell of anything; while there is nobody, asking again can wait
     */
    record Collected(int deliveries, boolean more, boolean subscribed) {}
}
