package dev.gradus.core.api;

import dev.gradus.core.outbox.Delivery;
import dev.gradus.core.outbox.DeliveryId;
import dev.gradus.core.outbox.DeliveryTry;
import dev.gradus.core.outbox.PayloadFormat;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.SubscriptionTerms;
import dev.gradus.core.outbox.TryResult;
import dev.gradus.core.outbox.WebhookUrl;
import dev.gradus.core.port.DeliveryFilter;
import java.util.List;
import java.util.Map;

/**
 * Telling others of events. A subscription is named by its number or its name. Thread safe.
 *
 * <p>Refusals: {@link dev.gradus.core.failure.CoreException} with NOT_FOUND for what is not there, CONFLICT for a name that is
 * taken, NOT_ALLOWED for an address that may not be sent to.
 */
public interface Webhooks {

    /** Makes a subscription to what happens from now on. */
    Subscription subscribe(SubscriptionTerms terms);

    /**
     * Makes the built-in subscriptions those of this configuration: what it names is made or sent to there, what it does not
     * name is disabled.
     */
    void builtIn(Map<PayloadFormat, WebhookUrl> targets);

    /** All subscriptions, by name. */
    List<Subscription> subscriptions();

    /** One subscription. */
    Subscription subscription(String reference);

    /** Changes one; a new secret is signed with beside the old one for a day. */
    Subscription change(String reference, SubscriptionChange change);

    /** Ends one, and forgets its deliveries. */
    Subscription unsubscribe(String reference);

    /** Sends a body that tells of nothing, now and once, whatever the subscription's state; nothing of it is kept. */
    TryResult ping(String reference);

    /** Deliveries that match, newest first. */
    List<Delivery> deliveries(DeliveryFilter filter);

    /** One delivery with its tries. */
    Told delivery(DeliveryId id);

    /** Sends one that ended once more; ILLEGAL_TRANSITION for another. */
    Delivery redeliver(DeliveryId id);

    /**
     * A delivery and how it went.
     *
     * @param delivery as it is
     * @param tries first to last
     */
    record Told(Delivery delivery, List<DeliveryTry> tries) {
        public Told {
            tries = List.copyOf(tries);
        }
    }
}
