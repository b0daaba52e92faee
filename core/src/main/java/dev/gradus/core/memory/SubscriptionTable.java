package dev.gradus.core.memory;

import dev.gradus.core.event.EventPosition;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.SubscriptionId;
import dev.gradus.core.outbox.SubscriptionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The subscriptions, from where on each is told, and how far they have come. Used in transactions only. */
final class SubscriptionTable {
    private final Map<Long, Row> rows = new TreeMap<>();
    private long last;
    private EventPosition looked = EventPosition.START;

    /** Up to where all of them together have looked at the events. */
    EventPosition looked() {
        return looked;
    }

    void lookedUpTo(EventPosition position) {
        looked = position;
    }

    /** Whether anybody is told of anything. */
    boolean isAnyTold() {
        return rows.values().stream().anyMatch(row -> row.subscription().state() != SubscriptionState.DISABLED);
    }

    SubscriptionId next() {
        return new SubscriptionId(++last);
    }

    List<Subscription> all() {
        return rows.values().stream().map(Row::subscription).toList();
    }

    /** Those that are told of what stands at this position. */
    List<Subscription> toldOf(EventPosition position) {
        List<Subscription> told = new ArrayList<>();
        for (Row row : rows.values()) {
            if (row.subscription().state() != SubscriptionState.DISABLED && position.compareTo(row.since()) > 0) {
                told.add(row.subscription());
            }
        }
        return told;
    }

    Optional<Subscription> find(SubscriptionId id) {
        return Optional.ofNullable(rows.get(id.value())).map(Row::subscription);
    }

    Subscription require(SubscriptionId id) {
        return find(id).orElseThrow(() -> new CoreException(ErrorCode.NOT_FOUND, "there is no subscription " + id));
    }

    /** Stores one that is told of what comes after this position. */
    void put(Subscription subscription, EventPosition since) {
        requireFreeName(subscription);
        rows.put(subscription.id().value(), new Row(subscription, since));
    }

    /** Stores a change; who takes part again is told of what comes after this position. */
    void replace(Subscription subscription, EventPosition end) {
        requireFreeName(subscription);
        rows.computeIfPresent(
                subscription.id().value(),
                (id, row) -> new Row(
                        subscription, row.subscription().state() == SubscriptionState.DISABLED ? end : row.since()));
    }

    void remove(SubscriptionId id) {
        rows.remove(id.value());
    }

    private void requireFreeName(Subscription subscription) {
        String name = subscription.terms().name();
        boolean taken = rows.values().stream()
                .map(Row::subscription)
                .anyMatch(other ->
                        other.terms().name().equals(name) && !other.id().equals(subscription.id()));
        if (taken) {
            throw new CoreException(ErrorCode.CONFLICT, "a subscription named '%s' exists".formatted(name));
        }
    }

    private record Row(Subscription subscription, EventPosition since) {}
}
