package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to change of a standing task, as {@code PATCH /api/v1/tasks/{task}} has it.
 *
 * @param change the members that change
 */
record TaskChange(Document change) {

    static TaskChange of(Document change) {
        return new TaskChange(change);
    }

    /** The command that leaves the rest of the task as it is. */
    TaskCommand of(Task task) {
        TaskSpec spec = task.spec();
        String name = change.member("name").map(Document::text).orElse(spec.name());
        if (name.isBlank() || name.length() > 200) {
            throw new CoreException(ErrorCode.INVALID_INPUT, "a task's name has 1 to 200 characters");
        }
        String path = change.member("local_path").map(Document::text).orElse(spec.localPath());
        return new TaskCommand.ReviseTask(
                name,
                change.member("inputs").orElse(spec.inputs()),
                path == null || path.isEmpty() ? null : path,
                change.member("labels").map(TaskChange::labels).orElse(spec.labels()),
                change.member("enabled")
                        .map(Document::bool)
                        .orElse(task.progress().enabled()));
    }

    private static Map<String, String> labels(Document labels) {
        Map<String, String> marks = new LinkedHashMap<>();
        labels.members().forEach((name, value) -> marks.put(name, value.text()));
        return marks;
    }
}
