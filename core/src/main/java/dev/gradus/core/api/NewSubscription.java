package dev.gradus.core.api;

import dev.gradus.core.outbox.EventFilter;
import dev.gradus.core.outbox.PayloadFormat;
import dev.gradus.core.outbox.SigningSecret;
import dev.gradus.core.outbox.SigningSecrets;
import dev.gradus.core.outbox.SubscriptionTerms;
import dev.gradus.core.outbox.WebhookUrl;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to be told of events, as faces ask for it.
 *
 * @param name of the subscription
 * @param url where deliveries go
 * @param secret what they are signed with
 * @param types see {@link EventFilter}
 * @param definition see {@link EventFilter}
 * @param inFlight the most deliveries under way at once; four unless given
 */
public record NewSubscription(
        String name,
        WebhookUrl url,
        SigningSecret secret,
        Set<String> types,
        @Nullable String definition,
        @Nullable Integer inFlight) {
    public NewSubscription {
        types = Set.copyOf(types);
        terms(name, url, secret, new EventFilter(types, definition), inFlight); // refused here, with the body's faults
    }

    /** What is to be agreed. */
    public SubscriptionTerms terms() {
        return terms(name, url, secret, new EventFilter(types, definition), inFlight);
    }

    private static SubscriptionTerms terms(
            String name, WebhookUrl url, SigningSecret secret, EventFilter filter, @Nullable Integer inFlight) {
        int most = inFlight == null ? SubscriptionTerms.DEFAULT_IN_FLIGHT : inFlight;
        return new SubscriptionTerms(name, url, SigningSecrets.of(secret), filter, PayloadFormat.STANDARD, most);
    }
}
