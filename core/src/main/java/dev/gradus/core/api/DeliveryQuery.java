package dev.gradus.core.api;

import dev.gradus.core.event.Stream;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.outbox.DeliveryId;
import dev.gradus.core.outbox.DeliveryState;
import dev.gradus.core.outbox.SubscriptionId;
import dev.gradus.core.port.DeliveryFilter;
import dev.gradus.core.port.TaskFilter;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are wanted, as callers say it.
 *
 * @param subscription a name or number
 * @param task a number, UUID or name
 * @param states words, separated by commas
 * @param cursor the number that the previous page ended with
 * @param limit at most so many
 */
public record DeliveryQuery(
        @Nullable String subscription,
        @Nullable String task,
        @Nullable String states,
        @Nullable String cursor,
        int limit) {

    /**
     * The filter.
     *
     * @throws CoreException USAGE for a word or number that makes no sense, NOT_FOUND for what is not there
     */
    public DeliveryFilter in(Capabilities all) {
        if (limit < 1 || limit > TaskFilter.MAX_LIMIT) {
            throw refusal("limit", "1 to " + TaskFilter.MAX_LIMIT, Integer.toString(limit));
        }
        return new DeliveryFilter(
                subscription == null ? null : id(all.webhooks()),
                task == null ? null : stream(all.tasks(), task),
                states == null ? Set.of() : states(states),
                cursor == null ? null : delivery(cursor),
                limit);
    }

    /** The number of a delivery. */
    public static DeliveryId delivery(String text) {
        if (!text.matches("[1-9]\\d{0,17}")) {
            throw refusal("delivery", "a number", text);
        }
        return new DeliveryId(Long.parseLong(text));
    }

    private SubscriptionId id(Webhooks webhooks) {
        return webhooks.subscription(String.valueOf(subscription)).id();
    }

    private static Stream stream(Tasks tasks, String task) {
        return new Stream(Stream.Kind.TASK, tasks.resolve(task).value());
    }

    private static Set<DeliveryState> states(String words) {
        return Arrays.stream(words.split(","))
                .map(String::strip)
                .map(DeliveryQuery::state)
                .collect(Collectors.toSet());
    }

    private static DeliveryState state(String word) {
        return Arrays.stream(DeliveryState.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> refusal("state", "some of " + known(), word));
    }

    private static String known() {
        return Arrays.stream(DeliveryState.values()).map(DeliveryState::word).collect(Collectors.joining(", "));
    }

    private static CoreException refusal(String name, String expected, String found) {
        String shown = found.length() > 50 ? found.substring(0, 50) + "…" : found;
        return new CoreException(ErrorCode.USAGE, "%s: expected %s, found '%s'".formatted(name, expected, shown));
    }
}
