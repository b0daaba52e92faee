package dev.gradus.core.outbox;

/**
 * The number of a subscription, unique in an installation.
 *
 * @param value from 1
 */
public record SubscriptionId(long value) {
    public SubscriptionId {
        if (value < 1) {
            throw new IllegalArgumentException("subscription id must be positive, was " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
