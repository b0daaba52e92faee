package dev.gradus.core.engine;

import dev.gradus.core.outbox.TryResult;
import dev.gradus.core.outbox.WebhookUrl;
import dev.gradus.core.port.WebhookSender;
import java.time.Duration;
import java.util.Optional;

/** What an engine has that was given nothing to send webhooks with: every try fails, and says why. */
public final class NoWebhookSender implements WebhookSender {

    @Override
    public Sent send(Post post) {
        return new Sent(TryResult.failed("this process was given nothing to send webhooks with", Duration.ZERO), null);
    }

    @Override
    public Optional<String> refusal(WebhookUrl url) {
        return Optional.empty();
    }

    @Override
    public void close() {
        // It keeps nothing.
    }
}
