package dev.gradus.core.memory;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.event.Stream;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.outbox.Announcement;
import dev.gradus.core.outbox.Delivery;
import dev.gradus.core.outbox.DeliveryId;
import dev.gradus.core.outbox.DeliveryState;
import dev.gradus.core.outbox.DeliveryTry;
import dev.gradus.core.outbox.Settlement;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.SubscriptionState;
import dev.gradus.core.outbox.TryResult;
import dev.gradus.core.port.ClaimedDelivery;
import dev.gradus.core.port.DeliveryFilter;
import dev.gradus.core.port.Outbox;
import dev.gradus.core.step.Fence;
import dev.gradus.core.task.DefinitionRef;
import dev.gradus.core.task.EventTypes;
import dev.gradus.core.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deliveries in memory. Transactions follow each other here, so events are stored in the order of their streams. */
final class InMemoryOutbox implements Outbox {
    private final SharedState state;
    private final SubscriptionTable subscriptions;
    private final DeliveryTable deliveries;

    InMemoryOutbox(SharedState state, SubscriptionTable subscriptions, DeliveryTable deliveries) {
        this.state = state;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
    }

    @Override
    public Collected collect(int limit) {
        return state.inTransaction(() -> {
            if (!subscriptions.isAnyTold()) {
                return new Collected(0, false, false);
            }
            int before = deliveries.newestFirst().size();
            List<EventEnvelope> events = state.events().readAll(subscriptions.looked(), limit);
            events.forEach(this::announce);
            return new Collected(deliveries.newestFirst().size() - before, events.size() == limit, true);
        });
    }

    private void announce(EventEnvelope envelope) {
        EventPosition position = requireNonNull(envelope.position(), "a stored event has a position");
        subscriptions.lookedUpTo(position);
        Document payload = EventTypes.write(envelope.event());
        Announcement event = new Announcement(
                envelope.stream(), envelope.seq(), envelope.event().type(), envelope.at(), payload);
        String definition = definition(envelope.stream());
        for (Subscription told : subscriptions.toldOf(position)) {
            if (told.terms().filter().matches(event.type(), payload, definition)) {
                deliveries.add(told.id(), event, state.now());
            }
        }
    }

    private @Nullable String definition(Stream stream) {
        return stream.kind() == Stream.Kind.TASK
                ? state.tasks()
                        .find(new TaskId(stream.id()))
                        .map(found -> found.task().spec().definition())
                        .map(DefinitionRef::name)
                        .orElse(null)
                : null;
    }

    @Override
    public List<ClaimedDelivery> claim(int limit, Duration lease) {
        return state.inTransaction(() -> {
            List<ClaimedDelivery> claimed = new ArrayList<>();
            Instant now = state.now();
            for (Subscription subscription : subscriptions.all()) {
                if (subscription.state() == SubscriptionState.ACTIVE) {
                    due(subscription, now, limit - claimed.size())
                            .forEach(row -> claimed.add(taken(row.delivery(), subscription, now.plus(lease))));
                }
            }
            return claimed;
        });
    }

    private List<DeliveryTable.Row> due(Subscription subscription, Instant now, int limit) {
        List<DeliveryTable.Row> own = deliveries.newestFirst().stream()
                .filter(row -> row.delivery().subscription().equals(subscription.id()))
                .filter(row -> row.delivery().dueAt() != null)
                .toList();
        long underWay = own.stream()
                .map(DeliveryTable.Row::delivery)
                .filter(delivery -> delivery.state() == DeliveryState.DELIVERING && !isDue(delivery, now))
                .count();
        return own.stream()
                .filter(row -> isDue(row.delivery(), now))
                .sorted(Comparator.comparingLong(row -> row.delivery().id().value()))
                .limit(Math.max(0, Math.min(limit, subscription.terms().inFlight() - underWay)))
                .toList();
    }

    private static boolean isDue(Delivery delivery, Instant now) {
        return delivery.dueAt() != null && !delivery.dueAt().isAfter(now);
    }

    private ClaimedDelivery taken(Delivery delivery, Subscription subscription, Instant until) {
        Fence fence = state.nextFence();
        Delivery taken = delivery.claimed(until);
        deliveries.put(taken, fence);
        return new ClaimedDelivery(taken, subscription, fence);
    }

    @Override
    public boolean settle(ClaimedDelivery claimed, TryResult result, Settlement settlement) {
        return state.inTransaction(() -> {
            Optional<Delivery> held = deliveries
                    .find(claimed.delivery().id())
                    .filter(row -> claimed.fence().equals(row.fence()))
                    .map(DeliveryTable.Row::delivery)
                    .filter(delivery -> delivery.state() == DeliveryState.DELIVERING);
            held.ifPresent(delivery -> settle(delivery, claimed.fence(), result, settlement));
            return held.isPresent();
        });
    }

    private void settle(Delivery delivery, Fence fence, TryResult result, Settlement settlement) {
        Instant now = state.now();
        deliveries.put(delivery.settled(settlement, result, now), fence);
        deliveries.tried(delivery.id(), now, result);
        deliveries.openNext(delivery.subscription(), delivery.event(), now);
        Subscription before = subscriptions.require(delivery.subscription());
        subscriptions.replace(before.after(settlement), state.events().end());
    }

    @Override
    public List<Delivery> list(DeliveryFilter filter) {
        return state.inTransaction(() -> deliveries.newestFirst().stream()
                .map(DeliveryTable.Row::delivery)
                .filter(delivery ->
                        filter.subscription() == null || filter.subscription().equals(delivery.subscription()))
                .filter(delivery -> filter.stream() == null || filter.stream().equals(delivery.event().stream()))
                .filter(delivery -> filter.states().isEmpty() || filter.states().contains(delivery.state()))
                .filter(delivery -> filter.before() == null
                        || delivery.id().value() < filter.before().value())
                .limit(filter.limit())
                .toList());
    }

    @Override
    public Optional<Delivery> find(DeliveryId id) {
        return state.inTransaction(() -> deliveries.find(id).map(DeliveryTable.Row::delivery));
    }

    @Override
    public List<DeliveryTry> tries(DeliveryId id) {
        return state.inTransaction(() -> deliveries
                .find(id)
                .map(DeliveryTable.Row::tries)
                .map(all -> List.copyOf(all.subList(Math.max(0, all.size() - MOST_TRIES), all.size())))
                .orElse(List.of()));
    }

    @Override
    public Delivery redeliver(DeliveryId id) {
        return state.inTransaction(() -> {
            Delivery again = find(id).orElseThrow(
                            () -> new CoreException(ErrorCode.NOT_FOUND, "there is no delivery " + id))
                    .again(state.now());
            deliveries.put(again, null);
            return again;
        });
    }

    @Override
    public Optional<Instant> lastToldOfApproval(Stream stream) {
        return state.inTransaction(() -> deliveries.newestFirst().stream()
                .map(DeliveryTable.Row::delivery)
                .filter(delivery -> delivery.event().stream().equals(stream))
                .filter(delivery -> delivery.state() == DeliveryState.DELIVERED)
                .filter(delivery -> subscriptions
                        .find(delivery.subscription())
                        .filter(told -> told.terms().isBuiltIn())
                        .isPresent())
                .map(Delivery::endedAt)
                .filter(at -> at != null)
                .max(Comparator.naturalOrder()));
    }
}
