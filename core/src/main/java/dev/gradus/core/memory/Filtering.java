package dev.gradus.core.memory;

import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.task.DefinitionRef;
import dev.gradus.core.task.Task;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which tasks a filter lets through. */
final class Filtering {
    private Filtering() {}

    static boolean matches(TaskFilter filter, Task task) {
        return (filter.states().isEmpty() || filter.states().contains(task.state()))
                && (filter.name() == null || filter.name().equals(task.spec().name()))
                && isMadeFromWanted(filter, task)
                && task.spec().labels().entrySet().containsAll(filter.labels().entrySet())
                && isRecent(filter.since(), task);
    }

    private static boolean isMadeFromWanted(TaskFilter filter, Task task) {
        DefinitionRef definition = task.spec().definition();
        return filter.definition() == null
                || (definition != null && filter.definition().equals(definition.name()));
    }

    private static boolean isRecent(@Nullable Instant since, Task task) {
        return since == null || !task.times().createdAt().isBefore(since);
    }
}
