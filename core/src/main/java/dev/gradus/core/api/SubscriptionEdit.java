package dev.gradus.core.api;

import dev.gradus.core.data.Document;
import dev.gradus.core.outbox.EventFilter;
import dev.gradus.core.outbox.WebhookUrl;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a subscription, as faces ask for it; what is absent stays.
 *
 * @param url where deliveries go
 * @param types a list; an empty one means all events
 * @param definition an empty name means any
 * @param inFlight the most deliveries under way at once
 */
public record SubscriptionEdit(
        @Nullable WebhookUrl url,
        @Nullable Document types,
        @Nullable String definition,
        @Nullable Integer inFlight) {
    public SubscriptionEdit {
        filter(EventFilter.ALL, types, definition); // refused here, with the body's faults
    }

    /** The change of a subscription that has this filter. */
    public SubscriptionChange change(EventFilter before) {
        boolean same = types == null && definition == null;
        return new SubscriptionChange(url, same ? null : filter(before, types, definition), null, inFlight, null, null);
    }

    private static EventFilter filter(EventFilter before, @Nullable Document types, @Nullable String definition) {
        Set<String> chosen = types == null ? before.types() : Set.copyOf(words(types));
        if (definition == null) {
            return new EventFilter(chosen, before.definition());
        }
        return new EventFilter(chosen, definition.isEmpty() ? null : definition);
    }

    private static List<String> words(Document types) {
        if (!types.isArray() || !types.items().stream().allMatch(Document::isString)) {
            throw new IllegalArgumentException("'types' must be a list of strings");
        }
        return types.items().stream().map(Document::text).toList();
    }
}
