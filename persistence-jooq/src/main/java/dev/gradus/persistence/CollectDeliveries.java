package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.SUBSCRIPTION;

import dev.gradus.core.event.EventPosition;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.SubscriptionState;
import dev.gradus.core.port.Outbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes deliveries of the next events and remembers how far it came, in one transaction: so each event is looked at once,
 * however often a process dies here. Used within that transaction.
 */
final class CollectDeliveries {
    private final Transaction transaction;
    private final Hot hot;

    CollectDeliveries(Transaction transaction) {
        this.transaction = transaction;
        this.hot = new Hot(transaction);
    }

    Outbox.Collected collect(int limit) {
        Optional<EventPosition> place =
                hot.query(OutboxSql.PLACE, row -> new EventPosition(row.getLong(1), row.getLong(2))).stream()
                        .findFirst();
        if (place.isEmpty()) {
            return new Outbox.Collected(0, false, true);
        }
        List<LoggedEvent> page = hot.query(
                OutboxSql.PAGE,
                LoggedEvent::read,
                place.get().transaction(),
                place.get().id(),
                limit);
        if (page.isEmpty()) {
            return new Outbox.Collected(0, false, true);
        }
        EventPosition end = page.get(page.size() - 1).position();
        List<LoggedEvent> looked = new ArrayList<>(page);
        looked.addAll(new OvertakenEvents(hot, end).of(page));
        int made = announce(looked);
        hot.update(OutboxSql.MOVE, end.transaction(), end.id());
        return new Outbox.Collected(made, page.size() == limit, true);
    }

    private int announce(List<LoggedEvent> looked) {
        List<Subscription> told = subscriptions();
        List<LoggedEvent> wanted = looked.stream()
                .filter(event ->
                        told.stream().anyMatch(one -> one.terms().filter().mayMatch(event.type())))
                .toList();
        if (wanted.isEmpty()) {
            return 0;
        }
        NewDeliveries deliveries = new NewDeliveries(told);
        hot.each(
                OutboxSql.CONTENTS,
                deliveries::add,
                wanted.stream().map(event -> event.stream().kind().word()).toArray(String[]::new),
                wanted.stream().mapToLong(event -> event.stream().id()).toArray(),
                wanted.stream().mapToLong(LoggedEvent::seq).toArray());
        return deliveries.store(hot);
    }

    private List<Subscription> subscriptions() {
        return transaction
                .sql()
                .selectFrom(SUBSCRIPTION)
                .where(SUBSCRIPTION.STATE.ne(SubscriptionState.DISABLED))
                .fetch(SubscriptionRows::read);
    }
}
