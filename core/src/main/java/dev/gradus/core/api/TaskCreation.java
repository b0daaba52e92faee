package dev.gradus.core.api;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.task.TaskSnapshot;
import java.util.List;

/**
 * A task that was made.
 *
 * @param task the task
 * @param replayed whether it had been made before under the same idempotency key
 * @param warnings what its maker should know, such as that no live worker can execute one of its steps
 */
public record TaskCreation(TaskSnapshot task, boolean replayed, List<String> warnings) {
    public TaskCreation {
        requireNonNull(task, "task");
        warnings = List.copyOf(warnings);
    }
}
