package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.task.TaskSnapshot;

/**
 * A stored task.
 *
 * @param snapshot the task
 * @param replayed whether it had been stored before under the same idempotency key
 */
public record CreatedTask(TaskSnapshot snapshot, boolean replayed) {
    public CreatedTask {
        requireNonNull(snapshot, "snapshot");
    }
}
