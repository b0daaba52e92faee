package dev.gradus.core.memory;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.SubscriptionId;
import dev.gradus.core.outbox.SubscriptionState;
import dev.gradus.core.outbox.SubscriptionTerms;
import dev.gradus.core.port.SubscriptionStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Subscriptions in memory. */
final class InMemorySubscriptionStore implements SubscriptionStore {
    private final SharedState state;
    private final SubscriptionTable table;
    private final DeliveryTable deliveries;

    InMemorySubscriptionStore(SharedState state, SubscriptionTable table, DeliveryTable deliveries) {
        this.state = state;
        this.table = table;
        this.deliveries = deliveries;
    }

    @Override
    public Subscription create(SubscriptionTerms terms) {
        return state.inTransaction(() -> {
            if (table.all().size() >= MOST) {
                throw new CoreException(ErrorCode.LIMIT_EXCEEDED, "there are %d subscriptions already".formatted(MOST));
            }
            Subscription made = new Subscription(table.next(), terms, SubscriptionState.ACTIVE, null, 0, state.now());
            table.put(made, state.events().end());
            return made;
        });
    }

    @Override
    public List<Subscription> list() {
        return state.inTransaction(() -> table.all().stream()
                .sorted(Comparator.comparing(
                        subscription -> subscription.terms().name()))
                .toList());
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id) {
        return state.inTransaction(() -> table.find(id));
    }

    @Override
    public Optional<Subscription> named(String name) {
        return state.inTransaction(() -> table.all().stream()
                .filter(subscription -> subscription.terms().name().equals(name))
                .findFirst());
    }

    @Override
    public Subscription change(SubscriptionId id, BiFunction<Subscription, Instant, Subscription> ruling) {
        return state.inTransaction(() -> {
            Subscription changed = ruling.apply(table.require(id), state.now());
            table.replace(changed, state.events().end());
            return changed;
        });
    }

    @Override
    public Subscription delete(SubscriptionId id) {
        return state.inTransaction(() -> {
            Subscription gone = table.require(id);
            table.remove(id);
            deliveries.removeOf(id);
            return gone;
        });
    }
}
