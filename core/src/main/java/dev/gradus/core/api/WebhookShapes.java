package dev.gradus.core.api;

import dev.gradus.core.data.Document;
import dev.gradus.core.outbox.Delivery;
import dev.gradus.core.outbox.DeliveryTry;
import dev.gradus.core.outbox.SigningSecrets;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.SubscriptionTerms;
import dev.gradus.core.outbox.TryResult;
import java.util.List;

/** How subscriptions and deliveries look in JSON. */
final class WebhookShapes {
    private WebhookShapes() {}

    static Document subscription(Subscription subscription) {
        SubscriptionTerms terms = subscription.terms();
        SigningSecrets secrets = terms.secrets();
        return new Shape()
                .with("id", subscription.id().value())
                .with("name", terms.name())
                .with("url", terms.url().shown())
                .with("types", terms.filter().types().stream().sorted().toList())
                .with("definition", terms.filter().definition())
                .with("format", terms.format().word())
                .with("built_in", terms.isBuiltIn())
                .with("signed", secrets != null)
                .with("previous_secret_until", secrets == null ? null : secrets.previousUntil())
                .with("in_flight", terms.inFlight())
                .with("state", subscription.state().word())
                .with("state_reason", subscription.stateReason())
                .with("dead_in_row", subscription.deadInRow())
                .with("created_at", subscription.createdAt())
                .done();
    }

    static Document delivery(Webhooks.Told told) {
        List<Document> tries = told.tries().stream().map(WebhookShapes::tried).toList();
        return delivery(told.delivery())
                .with("payload", told.delivery().event().payload())
                .with("tries", tries)
                .done();
    }

    static Shape delivery(Delivery delivery) {
        TryResult last = delivery.last();
        return new Shape()
                .with("id", delivery.id().value())
                .with("subscription_id", delivery.subscription().value())
                .with("stream", delivery.event().stream().kind().word())
                .with("stream_id", delivery.event().stream().id())
                .with("sequence", delivery.event().seq())
                .with("type", delivery.event().type())
                .with("at", delivery.event().at())
                .with("state", delivery.state().word())
                .with("tried", delivery.tries())
                .with("due_at", delivery.dueAt())
                .with("ended_at", delivery.endedAt())
                .with("last_status", last == null ? null : last.status())
                .withForeign("last_error", last == null ? null : last.error())
                .with("created_at", delivery.createdAt());
    }

    private static Document tried(DeliveryTry attempt) {
        return tried(attempt.result())
                .with("number", attempt.number())
                .with("at", attempt.at())
                .done();
    }

    static Shape tried(TryResult result) {
        return new Shape()
                .with("success", result.isSuccess())
                .with("status", result.status())
                .withForeign("error", result.error())
                .with("took_ms", result.took().toMillis());
    }
}
