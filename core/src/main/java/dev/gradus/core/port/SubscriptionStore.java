package dev.gradus.core.port;

import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.SubscriptionId;
import dev.gradus.core.outbox.SubscriptionTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Keeps who is told of events. Every method is one transaction, durable on return. Thread safe.
 *
 * <p>Failures are those of {@link TaskStore}.
 */
public interface SubscriptionStore {

    /**
     * Makes an active subscription. It is told of every event whose transaction begins after this returns, and of none that
     * was stored before this was called.
     *
     * @throws dev.gradus.core.failure.CoreException CONFLICT when the name is taken, LIMIT_EXCEEDED when there are {@value
     *     #MOST} already
     */
    Subscription create(SubscriptionTerms terms);

    /** The most subscriptions of one installation. */
    int MOST = 200;

    /** All of them, by name. */
    List<Subscription> list();

    /** The one with this number. */
    Optional<Subscription> find(SubscriptionId id);

    /** The one with this name. */
    Optional<Subscription> named(String name);

    /**
     * Changes terms and state under a lock; the ruling is pure and may be asked again. What was disabled and is no longer is
     * told of events as one that was just created.
     *
     * @throws dev.gradus.core.failure.CoreException NOT_FOUND, or CONFLICT when the new name is taken
     */
    Subscription change(SubscriptionId id, BiFunction<Subscription, Instant, Subscription> ruling);

    /**
     * Removes it with all its deliveries.
     *
     * @throws dev.gradus.core.failure.CoreException NOT_FOUND
     */
    Subscription delete(SubscriptionId id);
}
