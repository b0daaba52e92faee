package dev.gradus.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks to list.
 *
 * @param states only these; empty means any
 * @param name only this name
 * @param definition only those made from it
 * @param labels only those that carry all of these
 * @param since only those created then or later
 * @param cursor of the page before
 * @param limit at most so many
 */
public record TaskQuery(
        List<String> states,
        @Nullable String name,
        @Nullable String definition,
        Map<String, String> labels,
        @Nullable Instant since,
        @Nullable String cursor,
        int limit) {
    public TaskQuery {
        states = List.copyOf(states);
        labels = Map.copyOf(labels);
    }
}
