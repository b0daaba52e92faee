package dev.gradus.core.engine;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.policy.PrunePolicy;
import dev.gradus.core.port.SpanExporter;
import dev.gradus.core.port.WebhookSender;
import java.util.function.Supplier;

/**
 * Whom an engine speaks to, and how long it remembers.
 *
 * @param spans where spans go; closed by whoever made it
 * @param webhooks what sends to subscribers; closed with the engine
 * @param sending the rhythm of that
 * @param keeping how long things are kept; asked anew each minute
 */
public record Outside(SpanExporter spans, WebhookSender webhooks, SenderTimes sending, Supplier<PrunePolicy> keeping) {
    public Outside {
        requireNonNull(spans, "spans");
        requireNonNull(webhooks, "webhooks");
        requireNonNull(sending, "sending");
        requireNonNull(keeping, "keeping");
    }
}
