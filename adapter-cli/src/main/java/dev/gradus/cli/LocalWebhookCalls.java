package dev.gradus.cli;

import dev.gradus.core.api.NewSubscription;
import dev.gradus.core.api.SubscriptionChange;
import dev.gradus.core.api.SubscriptionEdit;
import dev.gradus.core.api.Webhooks;
import dev.gradus.core.data.BindingException;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.outbox.SigningSecret;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.SubscriptionState;
import java.util.List;

/** Calls about who is told of events, straight to the engine. */
final class LocalWebhookCalls implements WebhookCalls {
    private final DrivingPorts ports;

    LocalWebhookCalls(DrivingPorts ports) {
        this.ports = ports;
    }

    private Webhooks webhooks() {
        return ports.webhooks();
    }

    private Document shown(Subscription subscription) {
        return ports.shapes().subscription(subscription);
    }

    @Override
    public List<Document> list() {
        return webhooks().subscriptions().stream().map(this::shown).toList();
    }

    @Override
    public Document get(String name) {
        return shown(webhooks().subscription(name));
    }

    @Override
    public Document create(Document body) {
        return shown(webhooks().subscribe(bound(body, NewSubscription.class).terms()));
    }

    @Override
    public Document edit(String name, Document body) {
        SubscriptionEdit edit = bound(body, SubscriptionEdit.class);
        return shown(webhooks()
                .change(name, edit.change(webhooks().subscription(name).terms().filter())));
    }

    @Override
    public Document act(String name, String action, Document body) {
        String reason = Cells.text(body, "reason");
        SubscriptionChange change = switch (action) {
            case "pause" -> SubscriptionChange.to(SubscriptionState.PAUSED, reason.isEmpty() ? null : reason);
            case "resume" -> SubscriptionChange.to(SubscriptionState.ACTIVE, null);
            case "disable" -> SubscriptionChange.to(SubscriptionState.DISABLED, reason.isEmpty() ? null : reason);
            case "rotate" ->
                SubscriptionChange.rotating(bound(body, NewSecret.class).secret());
            default -> throw new CoreException(ErrorCode.USAGE, "no action '%s'".formatted(action));
        };
        return shown(webhooks().change(name, change));
    }

    @Override
    public Document delete(String name) {
        return shown(webhooks().unsubscribe(name));
    }

    @Override
    public Document ping(String name) {
        return ports.shapes().tried(webhooks().ping(name));
    }

    private static <T extends Record> T bound(Document body, Class<T> type) {
        try {
            return body.as(type);
        } catch (BindingException unfit) {
            throw CoreException.invalidInput(unfit);
        }
    }

    /** The body that brings another secret. */
    record NewSecret(SigningSecret secret) {}
}
