package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskState;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks to list.
 *
 * @param states only these; empty means any
 * @param name only this name
 * @param definition only those made from the definition of this name
 * @param labels only those that carry all of these
 * @param since only those created then or later
 * @param before only those with a smaller number: the cursor of the previous page
 * @param limit at most so many, 1 to 500
 */
public record TaskFilter(
        Set<TaskState> states,
        @Nullable String name,
        @Nullable String definition,
        Map<String, String> labels,
        @Nullable Instant since,
        @Nullable TaskId before,
        int limit) {
    /** The largest page. */
    public static final int MAX_LIMIT = 500;

    public TaskFilter {
        states = Set.copyOf(states);
        labels = Map.copyOf(requireNonNull(labels, "labels"));
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to %d, was %d".formatted(MAX_LIMIT, limit));
        }
    }

    /** The newest tasks of any kind. */
    public static TaskFilter newest(int limit) {
        return new TaskFilter(Set.of(), null, null, Map.of(), null, null, limit);
    }

    /** The page after this one. */
    public TaskFilter after(TaskId last) {
        return new TaskFilter(states, name, definition, labels, since, last, limit);
    }
}
