package dev.gradus.core.outbox;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told of events.
 *
 * @param id its number
 * @param terms what was agreed
 * @param state whether it takes part
 * @param stateReason why it does not, when it does not
 * @param deadInRow deliveries that were given up since the last one that arrived
 * @param createdAt when it was made
 */
public record Subscription(
        SubscriptionId id,
        SubscriptionTerms terms,
        SubscriptionState state,
        @Nullable String stateReason,
        int deadInRow,
        Instant createdAt) {
    /** So many dead deliveries in a row pause the subscription. */
    public static final int MOST_DEAD_IN_ROW = 10;

    private static final int MAX_REASON_CHARS = 200;

    public Subscription {
        requireNonNull(id, "id");
        requireNonNull(terms, "terms");
        requireNonNull(state, "state");
        requireNonNull(createdAt, "createdAt");
        if (stateReason != null && stateReason.length() > MAX_REASON_CHARS) {
            stateReason = stateReason.substring(0, MAX_REASON_CHARS - 1) + "…";
        }
    }

    /** The same with other terms. */
    public Subscription with(SubscriptionTerms changed) {
        return new Subscription(id, changed, state, stateReason, deadInRow, createdAt);
    }

    /** The same, taking part. */
    public Subscription resumed() {
        return new Subscription(id, terms, moved(SubscriptionTrigger.RESUME), null, 0, createdAt);
    }

    /** The same, gathering what it will be told; one that does already keeps its reason. */
    public Subscription paused(String why) {
        return moved(SubscriptionTrigger.PAUSE, why);
    }

    /** The same, told nothing; one that is already keeps its reason. */
    public Subscription disabled(String why) {
        return moved(SubscriptionTrigger.DISABLE, why);
    }

    private Subscription moved(SubscriptionTrigger trigger, String why) {
        SubscriptionState next = moved(trigger);
        return next == state ? this : new Subscription(id, terms, next, why, deadInRow, createdAt);
    }

    private SubscriptionState moved(SubscriptionTrigger trigger) {
        return SubscriptionTransitions.TABLE.require(state, trigger);
    }

    /** What is left of it after one of its deliveries came to this. */
    public Subscription after(Settlement settlement) {
        return switch (settlement.trigger()) {
            case SUCCEED -> deadInRow == 0 ? this : counting(0);
            case GIVE_UP -> settlement.disables() ? disabled("the receiver answered 410 Gone") : failedOnce();
            case CLAIM, RETRY_LATER, REDELIVER -> this;
        };
    }

    private Subscription failedOnce() {
        Subscription counted = counting(deadInRow + 1);
        return counted.deadInRow >= MOST_DEAD_IN_ROW && state == SubscriptionState.ACTIVE
                ? counted.paused(MOST_DEAD_IN_ROW + " deliveries in a row came to nothing")
                : counted;
    }

    private Subscription counting(int dead) {
        return new Subscription(id, terms, state, stateReason, dead, createdAt);
    }
}
