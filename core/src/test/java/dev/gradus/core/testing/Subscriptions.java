package dev.gradus.core.testing;

import dev.gradus.core.outbox.EventFilter;
import dev.gradus.core.outbox.PayloadFormat;
import dev.gradus.core.outbox.SigningSecret;
import dev.gradus.core.outbox.SigningSecrets;
import dev.gradus.core.outbox.SubscriptionTerms;
import dev.gradus.core.outbox.WebhookUrl;
import java.util.Set;

/** Terms of subscriptions for tests. */
public final class Subscriptions {
    /** A secret that everybody may know. */
    public static final SigningSecret SECRET = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private Subscriptions() {}

    /** To events of tasks of one definition. */
    public static SubscriptionTerms ofDefinition(String name, String definition) {
        return terms(name, new EventFilter(Set.of(), definition));
    }

    /** With this filter. */
    public static SubscriptionTerms terms(String name, EventFilter filter) {
        return terms(name, "http://127.0.0.1:9/hook", filter);
    }

    /** To an address. */
    public static SubscriptionTerms terms(String name, String url, EventFilter filter) {
        return new SubscriptionTerms(
                name,
                new WebhookUrl(url),
                SigningSecrets.of(SECRET),
                filter,
                PayloadFormat.STANDARD,
                SubscriptionTerms.DEFAULT_IN_FLIGHT);
    }
}
