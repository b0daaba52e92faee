package dev.gradus.core.engine;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.port.SpanExporter;
import dev.gradus.core.port.WebhookSender;

/**
 * Whom an engine speaks to.
 *
 * @param spans where spans go; closed by whoever made it
 * @param webhooks what sends to subscribers; closed with the engine
 * @param sending the rhythm of that
 */
public record Outside(SpanExporter spans, WebhookSender webhooks, SenderTimes sending) {
    public Outside {
        requireNonNull(spans, "spans");
        requireNonNull(webhooks, "webhooks");
        requireNonNull(sending, "sending");
    }
}
