package dev.gradus.core.engine;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.PublicIds;
import dev.gradus.core.task.TaskId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What people call tasks and steps: a number, a UUID, or a task's name. */
final class References {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final TaskStore tasks;
    private final PublicIds ids;

    References(TaskStore tasks, PublicIds ids) {
        this.tasks = tasks;
        this.ids = ids;
    }

    TaskId task(String reference) {
        Optional<TaskId> found;
        if (NUMBER.matcher(reference).matches()) {
            TaskId id = new TaskId(Long.parseLong(reference));
            found = tasks.find(id).isPresent() ? Optional.of(id) : Optional.empty();
        } else if (UUID_FORM.matcher(reference).matches()) {
            found = ids.task(UUID.fromString(reference))
                    .filter(id -> tasks.find(id).isPresent());
        } else {
            found = tasks.named(reference);
        }
        return found.orElseThrow(
                () -> new CoreException(ErrorCode.NOT_FOUND, "Task %s not found".formatted(reference)));
    }

    Optional<StepId> step(String reference) {
        if (NUMBER.matcher(reference).matches()) {
            return Optional.of(new StepId(Long.parseLong(reference)));
        }
        return UUID_FORM.matcher(reference).matches() ? ids.step(UUID.fromString(reference)) : Optional.empty();
    }
}
