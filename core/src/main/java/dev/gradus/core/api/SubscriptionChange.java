package dev.gradus.core.api;

import dev.gradus.core.outbox.EventFilter;
import dev.gradus.core.outbox.SigningSecret;
import dev.gradus.core.outbox.SigningSecrets;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.SubscriptionState;
import dev.gradus.core.outbox.SubscriptionTerms;
import dev.gradus.core.outbox.WebhookUrl;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a subscription; null leaves it as it is.
 *
 * @param url where deliveries go
 * @param filter which events it is about
 * @param secret what deliveries are signed with from now on
 * @param inFlight the most deliveries under way at once
 * @param state whether it takes part
 * @param reason why it does not
 */
public record SubscriptionChange(
        @Nullable WebhookUrl url,
        @Nullable EventFilter filter,
        @Nullable SigningSecret secret,
        @Nullable Integer inFlight,
        @Nullable SubscriptionState state,
        @Nullable String reason) {

    /** Only this state. */
    public static SubscriptionChange to(SubscriptionState state, @Nullable String reason) {
        return new SubscriptionChange(null, null, null, null, state, reason);
    }

    /** Only another secret. */
    public static SubscriptionChange rotating(SigningSecret secret) {
        return new SubscriptionChange(null, null, secret, null, null, null);
    }

    /** The subscription after the change. */
    public Subscription of(Subscription before, Instant now) {
        SubscriptionTerms old = before.terms();
        Subscription changed = before.with(new SubscriptionTerms(
                old.name(),
                Objects.requireNonNullElse(url, old.url()),
                secrets(old.secrets(), now),
                Objects.requireNonNullElse(filter, old.filter()),
                old.format(),
                Objects.requireNonNullElse(inFlight, old.inFlight())));
        return state == null ? changed : inState(changed, state);
    }

    private @Nullable SigningSecrets secrets(@Nullable SigningSecrets before, Instant now) {
        if (secret == null) {
            return before;
        }
        return before == null ? SigningSecrets.of(secret) : before.rotated(secret, now);
    }

    private Subscription inState(Subscription changed, SubscriptionState next) {
        String why = Objects.requireNonNullElse(reason, "by request");
        return switch (next) {
            case ACTIVE -> changed.resumed();
            case PAUSED -> changed.paused(why);
            case DISABLED -> changed.disabled(why);
        };
    }
}
