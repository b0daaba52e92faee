package dev.gradus.core.task;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When things happened to a task.
 *
 * @param createdAt when it was stored
 * @param updatedAt when its last event happened
 * @param closedAt when it reached its terminal state; present exactly when it is in one
 */
public record TaskTimes(
        Instant createdAt, Instant updatedAt, @Nullable Instant closedAt) {
    public TaskTimes {
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
    }
}
