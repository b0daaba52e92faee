package dev.gradus.core.memory;

import dev.gradus.core.outbox.Announcement;
import dev.gradus.core.outbox.Delivery;
import dev.gradus.core.outbox.DeliveryId;
import dev.gradus.core.outbox.DeliveryState;
import dev.gradus.core.outbox.DeliveryTry;
import dev.gradus.core.outbox.SubscriptionId;
import dev.gradus.core.outbox.TryResult;
import dev.gradus.core.step.Fence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The deliveries with their tries. Looks at all of them at each call. Used in transactions only. */
final class DeliveryTable {
    private final NavigableMap<Long, Row> rows = new TreeMap<>(Comparator.reverseOrder());
    private long last;

    Collection<Row> newestFirst() {
        return rows.values();
    }

    Optional<Row> find(DeliveryId id) {
        return Optional.ofNullable(rows.get(id.value()));
    }

    /** Adds a delivery unless there is one; due at once when it is the first of its pair. */
    void add(SubscriptionId subscription, Announcement event, Instant now) {
        boolean known = rows.values().stream()
                .anyMatch(row -> row.isOfPair(subscription, event)
                        && row.delivery().event().seq() == event.seq());
        if (!known) {
            Delivery made = new Delivery(
                    new DeliveryId(++last), subscription, event, DeliveryState.PENDING, 0, null, null, null, now);
            rows.put(last, new Row(made, null, new ArrayList<>()));
            openNext(subscription, event, now);
        }
    }

    void put(Delivery delivery, @Nullable Fence fence) {
        rows.computeIfPresent(delivery.id().value(), (id, row) -> new Row(delivery, fence, row.tries()));
    }

    void tried(DeliveryId id, Instant at, TryResult result) {
        find(id).ifPresent(row -> row.tries().add(new DeliveryTry(row.delivery().tries(), at, result)));
    }

    /** Makes the first open one of the pair due, if none is. */
    void openNext(SubscriptionId subscription, Announcement event, Instant now) {
        List<Row> open = rows.values().stream()
                .filter(row -> row.isOfPair(subscription, event))
                .filter(row -> !row.delivery().state().isTerminal())
                .toList();
        if (open.stream().allMatch(row -> row.delivery().dueAt() == null)) {
            open.stream()
                    .min(Comparator.comparingLong(row -> row.delivery().event().seq()))
                    .ifPresent(row -> put(row.delivery().due(now), row.fence()));
        }
    }

    void removeOf(SubscriptionId subscription) {
        rows.values().removeIf(row -> row.delivery().subscription().equals(subscription));
    }

    long countEnded(Instant until) {
        return rows.values().stream()
                .map(row -> row.delivery().endedAt())
                .filter(ended -> ended != null && !ended.isAfter(until))
                .count();
    }

    /** Removes the oldest ended ones, at most so many. */
    int removeEnded(Instant until, int limit) {
        List<Long> old = rows.descendingMap().values().stream()
                .map(Row::delivery)
                .filter(delivery ->
                        delivery.endedAt() != null && !delivery.endedAt().isAfter(until))
                .limit(limit)
                .map(delivery -> delivery.id().value())
                .toList();
        old.forEach(rows::remove);
        return old.size();
    }

    /** A delivery, who has it, and its tries. */
    record Row(Delivery delivery, @Nullable Fence fence, List<DeliveryTry> tries) {
        boolean isOfPair(SubscriptionId subscription, Announcement event) {
            return delivery.subscription().equals(subscription)
                    && delivery.event().stream().equals(event.stream());
        }
    }
}
