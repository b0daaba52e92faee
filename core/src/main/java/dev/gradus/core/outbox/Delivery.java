package dev.gradus.core.outbox;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one subscriber.
 *
 * @param id its number
 * @param subscription to whom
 * @param event what about
 * @param state where it is in its life
 * @param tries how often it was taken to be sent, in all its life
 * @param dueAt when a sender may take it: while DELIVERING the end of its present sender's time; null when it has ended, and
 *     while an earlier one about the same stream is under way
 * @param endedAt when it was delivered or given up
 * @param last how the last try ended
 * @param createdAt when it was made
 */
public record Delivery(
        DeliveryId id,
        SubscriptionId subscription,
        Announcement event,
        DeliveryState state,
        int tries,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable TryResult last,
        Instant createdAt) {
    public Delivery {
        requireNonNull(id, "id");
        requireNonNull(subscription, "subscription");
        requireNonNull(event, "event");
        requireNonNull(state, "state");
        requireNonNull(createdAt, "createdAt");
        if ((endedAt != null) != state.isTerminal()) {
            throw new IllegalArgumentException("delivery %s has an end exactly when it has ended".formatted(id));
        }
    }

    /** The same, due now. */
    public Delivery due(Instant now) {
        return new Delivery(id, subscription, event, state, tries, now, endedAt, last, createdAt);
    }

    /** The same in a sender's hands until this time. */
    public Delivery claimed(Instant until) {
        DeliveryState next = DeliveryTransitions.TABLE.require(state, DeliveryTrigger.CLAIM);
        return new Delivery(id, subscription, event, next, tries + 1, until, null, last, createdAt);
    }

    /** The same after a try. */
    public Delivery settled(Settlement settlement, TryResult result, Instant now) {
        DeliveryState next = DeliveryTransitions.TABLE.require(state, settlement.trigger());
        Instant due = settlement.pause() == null ? null : now.plus(settlement.pause());
        return new Delivery(
                id, subscription, event, next, tries, due, next.isTerminal() ? now : null, result, createdAt);
    }

    /**
     * The same, to be sent once more.
     *
     * @throws CoreException ILLEGAL_TRANSITION when it has not ended
     */
    public Delivery again(Instant now) {
        DeliveryState next = DeliveryTransitions.TABLE
                .next(state, DeliveryTrigger.REDELIVER)
                .orElseThrow(() -> new CoreException(
                        ErrorCode.ILLEGAL_TRANSITION,
                        "delivery %s is %s: only one that has ended is sent again".formatted(id, state.word())));
        return new Delivery(id, subscription, event, next, tries, now, null, last, createdAt);
    }
}
