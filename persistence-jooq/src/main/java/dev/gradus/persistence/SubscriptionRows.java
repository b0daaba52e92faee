package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.SUBSCRIPTION;

import dev.gradus.core.outbox.EventFilter;
import dev.gradus.core.outbox.SigningSecret;
import dev.gradus.core.outbox.SigningSecrets;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.SubscriptionId;
import dev.gradus.core.outbox.SubscriptionTerms;
import dev.gradus.core.outbox.WebhookUrl;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Subscriptions as rows and back. */
final class SubscriptionRows {
    private SubscriptionRows() {}

    static Map<Field<?>, @Nullable Object> terms(SubscriptionTerms terms) {
        SigningSecrets secrets = terms.secrets();
        SigningSecret previous = secrets == null ? null : secrets.previous();
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(SUBSCRIPTION.NAME, terms.name());
        row.put(SUBSCRIPTION.URL, terms.url().value());
        row.put(SUBSCRIPTION.SECRET, secrets == null ? null : secrets.current().value());
        row.put(SUBSCRIPTION.PREVIOUS_SECRET, previous == null ? null : previous.value());
        row.put(SUBSCRIPTION.PREVIOUS_UNTIL, secrets == null ? null : secrets.previousUntil());
        row.put(SUBSCRIPTION.TYPES, terms.filter().types().stream().sorted().toArray(String[]::new));
        row.put(SUBSCRIPTION.DEFINITION, terms.filter().definition());
        row.put(SUBSCRIPTION.FORMAT, terms.format());
        row.put(SUBSCRIPTION.IN_FLIGHT, terms.inFlight());
        return row;
    }

    static Map<Field<?>, @Nullable Object> state(Subscription subscription) {
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(SUBSCRIPTION.STATE, subscription.state());
        row.put(SUBSCRIPTION.STATE_REASON, subscription.stateReason());
        row.put(SUBSCRIPTION.DEAD_IN_ROW, subscription.deadInRow());
        return row;
    }

    static Subscription read(Record row) {
        return new Subscription(
                new SubscriptionId(row.get(SUBSCRIPTION.ID)),
                new SubscriptionTerms(
                        row.get(SUBSCRIPTION.NAME),
                        new WebhookUrl(row.get(SUBSCRIPTION.URL)),
                        secrets(row),
                        new EventFilter(Set.of(row.get(SUBSCRIPTION.TYPES)), row.get(SUBSCRIPTION.DEFINITION)),
                        row.get(SUBSCRIPTION.FORMAT),
                        row.get(SUBSCRIPTION.IN_FLIGHT)),
                row.get(SUBSCRIPTION.STATE),
                row.get(SUBSCRIPTION.STATE_REASON),
                row.get(SUBSCRIPTION.DEAD_IN_ROW),
                row.get(SUBSCRIPTION.CREATED_AT));
    }

    private static @Nullable SigningSecrets secrets(Record row) {
        String current = row.get(SUBSCRIPTION.SECRET);
        String previous = row.get(SUBSCRIPTION.PREVIOUS_SECRET);
        return current == null
                ? null
                : new SigningSecrets(
                        new SigningSecret(current),
                        previous == null ? null : new SigningSecret(previous),
                        row.get(SUBSCRIPTION.PREVIOUS_UNTIL));
    }
}
