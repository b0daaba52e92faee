package dev.gradus.core.port;

import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of tasks.
 *
 * @param tasks newest first
 * @param next the cursor of the next page, absent on the last
 */
public record TaskPage(List<TaskSnapshot> tasks, @Nullable TaskId next) {
    public TaskPage {
        tasks = List.copyOf(tasks);
    }
}
