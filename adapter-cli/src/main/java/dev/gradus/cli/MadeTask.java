package dev.gradus.cli;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import java.util.List;

/**
 * A task that was made.
 *
 * @param task the task
 * @param replayed whether it had been made before under the same idempotency key
 * @param warnings what its maker should know
 */
public record MadeTask(Document task, boolean replayed, List<String> warnings) {
    public MadeTask {
        requireNonNull(task, "task");
        warnings = List.copyOf(warnings);
    }
}
