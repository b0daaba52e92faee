package dev.gradus.core.engine;

import dev.gradus.core.api.SubscriptionChange;
import dev.gradus.core.api.Webhooks;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.outbox.Delivery;
import dev.gradus.core.outbox.DeliveryId;
import dev.gradus.core.outbox.EventMessage;
import dev.gradus.core.outbox.PayloadFormat;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.SubscriptionId;
import dev.gradus.core.outbox.SubscriptionState;
import dev.gradus.core.outbox.SubscriptionTerms;
import dev.gradus.core.outbox.TryResult;
import dev.gradus.core.outbox.WebhookUrl;
import dev.gradus.core.port.DeliveryFilter;
import dev.gradus.core.port.Outbox;
import dev.gradus.core.port.SubscriptionStore;
import dev.gradus.core.port.WebhookSender;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Telling others, over the stores. */
final class WebhookService implements Webhooks {
    private static final List<PayloadFormat> BUILT_IN = List.of(PayloadFormat.SLACK, PayloadFormat.EMAIL);

    private final SubscriptionStore subscriptions;
    private final Outbox outbox;
    private final WebhookSender sender;
    private final DeliveryAttempt attempt;
    private final InstantSource clock;
    private final Runnable wake;

    WebhookService(
            SubscriptionStore subscriptions,
            Outbox outbox,
            WebhookSender sender,
            DeliveryAttempt attempt,
            InstantSource clock,
            Runnable wake) {
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.sender = sender;
        this.attempt = attempt;
        this.clock = clock;
        this.wake = wake;
    }

    @Override
    public Subscription subscribe(SubscriptionTerms terms) {
        if (BUILT_IN.stream().anyMatch(format -> format.word().equals(terms.name()))) {
            throw new CoreException(
                    ErrorCode.INVALID_INPUT, "'%s' is the name of a built-in subscription".formatted(terms.name()));
        }
        requireAllowed(terms.url());
        Subscription made = subscriptions.create(terms);
        wake.run();
        return made;
    }

    @Override
    public void builtIn(Map<PayloadFormat, WebhookUrl> targets) {
        for (PayloadFormat format : BUILT_IN) {
            WebhookUrl target = targets.get(format);
            Optional<Subscription> known = subscriptions.named(format.word());
            if (target == null) {
                known.ifPresent(one -> subscriptions.change(
                        one.id(), (before, now) -> before.disabled("no server is configured with it")));
            } else if (known.isEmpty()) {
                create(SubscriptionTerms.builtIn(format, target));
            } else if (known.get().state() == SubscriptionState.DISABLED
                    || !known.get().terms().url().equals(target)) {
                subscriptions.change(
                        known.get().id(),
                        (before, now) -> before.with(SubscriptionTerms.builtIn(format, target))
                                .resumed());
            }
        }
    }

    /** Two servers that start at once want the same. */
    private void create(SubscriptionTerms terms) {
        try {
            subscriptions.create(terms);
        } catch (CoreException taken) {
            if (taken.code() != ErrorCode.CONFLICT) {
                throw taken;
            }
        }
    }

    @Override
    public List<Subscription> subscriptions() {
        return subscriptions.list();
    }

    @Override
    public Subscription subscription(String reference) {
        Optional<Subscription> found = reference.matches("[1-9]\\d{0,17}")
                ? subscriptions.find(new SubscriptionId(Long.parseLong(reference)))
                : subscriptions.named(reference);
        return found.orElseThrow(
                () -> new CoreException(ErrorCode.NOT_FOUND, "there is no subscription '%s'".formatted(reference)));
    }

    @Override
    public Subscription change(String reference, SubscriptionChange change) {
        requireAllowed(change.url());
        Subscription before = subscription(reference);
        if (before.terms().isBuiltIn() && (change.url() != null || change.filter() != null)) {
            throw new CoreException(
                    ErrorCode.INVALID_INPUT,
                    "subscription '%s' comes from the configuration, which says where it goes and what about"
                            .formatted(before.terms().name()));
        }
        Subscription after = subscriptions.change(before.id(), change::of);
        wake.run();
        return after;
    }

    @Override
    public Subscription unsubscribe(String reference) {
        return subscriptions.delete(subscription(reference).id());
    }

    @Override
    public TryResult ping(String reference) {
        Subscription told = subscription(reference);
        var body = EventMessage.ping(
                told.terms().name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS).toString());
        try {
            return attempt.send(told, "msg_ping_" + UUID.randomUUID(), body).result();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CoreException(ErrorCode.UNREACHABLE, "interrupted before the receiver answered", interrupted);
        }
    }

    @Override
    public List<Delivery> deliveries(DeliveryFilter filter) {
        return outbox.list(filter);
    }

    @Override
    public Told delivery(DeliveryId id) {
        Delivery delivery =
                outbox.find(id).orElseThrow(() -> new CoreException(ErrorCode.NOT_FOUND, "there is no delivery " + id));
        return new Told(delivery, outbox.tries(id));
    }

    @Override
    public Delivery redeliver(DeliveryId id) {
        Delivery again = outbox.redeliver(id);
        wake.run();
        return again;
    }

    private void requireAllowed(@Nullable WebhookUrl url) {
        if (url != null) {
            sender.refusal(url).ifPresent(why -> {
                throw new CoreException(
                        ErrorCode.NOT_ALLOWED, "webhooks may not be sent to %s: %s".formatted(url, why));
            });
        }
    }
}
