package dev.gradus.http;

import dev.gradus.core.api.NewSubscription;
import dev.gradus.core.api.Representations;
import dev.gradus.core.api.SubscriptionChange;
import dev.gradus.core.api.SubscriptionEdit;
import dev.gradus.core.api.Webhooks;
import dev.gradus.core.data.Document;
import dev.gradus.core.outbox.EventFilter;
import dev.gradus.core.outbox.SigningSecret;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.SubscriptionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is told of events, under {@code /api/v1/subscriptions}. Secrets come in and never go out. */
final class SubscriptionRoutes {
    private static final String ONE = "/api/v1/subscriptions/{subscription}";

    private final Webhooks webhooks;
    private final Representations shapes;

    SubscriptionRoutes(Ports ports) {
        this.webhooks = ports.webhooks();
        this.shapes = ports.shapes();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/subscriptions", this::list),
                Route.post("/api/v1/subscriptions", this::create),
                Route.get(ONE, call -> shown(webhooks.subscription(name(call)))),
                Route.patch(ONE, this::change),
                Route.delete(ONE, call -> shown(webhooks.unsubscribe(name(call)))),
                Route.post(ONE + "/actions/pause", call -> moved(call, SubscriptionState.PAUSED)),
                Route.post(ONE + "/actions/resume", call -> moved(call, SubscriptionState.ACTIVE)),
                Route.post(ONE + "/actions/disable", call -> moved(call, SubscriptionState.DISABLED)),
                Route.post(ONE + "/actions/rotate", this::rotate),
                Route.post(ONE + "/actions/ping", call -> Answer.ok(shapes.tried(webhooks.ping(name(call))))));
    }

    private static String name(Call call) {
        return call.path("subscription");
    }

    private Answer shown(Subscription subscription) {
        return Answer.ok(shapes.subscription(subscription));
    }

    private Answer list(Call call) {
        List<Document> items =
                webhooks.subscriptions().stream().map(shapes::subscription).toList();
        return Answer.ok(TaskRoutes.listed(items, null));
    }

    private Answer create(Call call) {
        Subscription made = webhooks.subscribe(call.json(NewSubscription.class).terms());
        return Answer.json(201, shapes.subscription(made)).with("Location", "/api/v1/subscriptions/" + made.id());
    }

    private Answer change(Call call) {
        SubscriptionEdit body = call.json(SubscriptionEdit.class);
        EventFilter before = webhooks.subscription(name(call)).terms().filter();
        return shown(webhooks.change(name(call), body.change(before)));
    }

    private Answer moved(Call call, SubscriptionState state) {
        String reason = call.json(Reason.class).reason();
        return shown(webhooks.change(name(call), SubscriptionChange.to(state, reason)));
    }

    private Answer rotate(Call call) {
        SigningSecret secret = call.json(NewSecret.class).secret();
        return shown(webhooks.change(name(call), SubscriptionChange.rotating(secret)));
    }

    /** The body that says why. */
    record Reason(@Nullable String reason) {
        Reason {
            if (reason != null && reason.length() > 200) {
                throw new IllegalArgumentException("'reason' has at most 200 characters");
            }
        }
    }

    /** The body that brings another secret. */
    record NewSecret(SigningSecret secret) {}
}
