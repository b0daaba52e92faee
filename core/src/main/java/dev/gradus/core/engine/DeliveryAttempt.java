package dev.gradus.core.engine;

import dev.gradus.core.data.Document;
import dev.gradus.core.outbox.Settlement;
import dev.gradus.core.outbox.Signature;
import dev.gradus.core.outbox.SigningSecrets;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.TryResult;
import dev.gradus.core.port.ClaimedDelivery;
import dev.gradus.core.port.Stores;
import dev.gradus.core.port.WebhookSender;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** One try to deliver: says it, signs it, sends it, stores what came of it. Thread safe. */
final class DeliveryAttempt {
    private final Stores stores;
    private final OutboxMessages messages;
    private final WebhookSender sender;
    private final InstantSource clock;
    private final SenderTimes times;

    DeliveryAttempt(Stores stores, WebhookSender sender, InstantSource clock, SenderTimes times) {
        this.stores = stores;
        this.messages = new OutboxMessages(stores.tasks());
        this.sender = sender;
        this.clock = clock;
        this.times = times;
    }

    /** Makes it; what is interrupted is stored by nobody and tried again. */
    void make(ClaimedDelivery claimed) throws InterruptedException {
        Optional<Document> body = messages.body(claimed);
        if (body.isEmpty()) {
            TryResult nothing = TryResult.failed("not sent: the step no longer waits", Duration.ZERO);
            settle(claimed, nothing, Settlement.delivered());
            return;
        }
        String id = claimed.delivery().id().messageId(stores.installation().prefix());
        WebhookSender.Sent sent = send(claimed.subscription(), id, body.get());
        if (sent.result().isSuccess()) {
            messages.told(claimed, clock.instant());
        }
        double chance = ThreadLocalRandom.current().nextDouble();
        Settlement settlement =
                times.retries().after(claimed.delivery().tries(), sent.result(), sent.retryAfter(), chance);
        settle(claimed, sent.result(), settlement);
    }

    /** Sends a body under an id. */
    WebhookSender.Sent send(Subscription subscription, String id, Document body) throws InterruptedException {
        byte[] bytes = body.toJson().getBytes(StandardCharsets.UTF_8);
        return sender.send(new WebhookSender.Post(subscription.terms().url(), headers(subscription, id, bytes), bytes));
    }

    private Map<String, String> headers(Subscription subscription, String id, byte[] body) {
        Instant now = clock.instant();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "gradus");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        SigningSecrets secrets = subscription.terms().secrets();
        if (secrets != null) {
            headers.put("webhook-signature", Signature.header(id, now, body, secrets.at(now)));
        }
        return headers;
    }

    private void settle(ClaimedDelivery claimed, TryResult result, Settlement settlement) {
        if (!stores.outbox().settle(claimed, result, settlement)) {
            log().log(
                            Level.INFO,
                            "delivery {0} was another's by then",
                            claimed.delivery().id());
        }
    }

    /** Found when it is needed: finding it opens every jar, which a short command has no time for. */
    private static Logger log() {
        return System.getLogger(DeliveryAttempt.class.getName());
    }
}
