package dev.gradus.http;

import dev.gradus.core.data.Document;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to change of a standing task; what is absent stays. An empty {@code local_path} takes the path away. */
record TaskEdit(
        @Nullable String name,
        @Nullable Document inputs,
        @Nullable String localPath,
        @Nullable Map<String, String> labels,
        @Nullable Boolean enabled,
        @Nullable String reason) {
    TaskEdit {
        if (inputs != null && !inputs.isObject()) {
            throw new IllegalArgumentException("'inputs' must be an object");
        }
        if (name != null && (name.isBlank() || name.length() > 200)) {
            throw new IllegalArgumentException("'name' has 1 to 200 characters");
        }
        if (labels != null && labels.keySet().stream().anyMatch(label -> label.startsWith(TaskSpec.RESERVED))) {
            throw new IllegalArgumentException("labels beginning with '" + TaskSpec.RESERVED + "' cannot be given");
        }
        if (reason != null && reason.length() > 2_000) {
            throw new IllegalArgumentException("'reason' has at most 2000 characters");
        }
    }

    /** The command that leaves the rest of the task as it is. */
    TaskCommand of(Task task) {
        TaskSpec spec = task.spec();
        return new TaskCommand.ReviseTask(
                name == null ? spec.name() : name,
                inputs == null ? spec.inputs() : inputs,
                path(spec),
                labels == null ? spec.labels() : labels,
                enabled == null ? task.progress().enabled() : enabled);
    }

    private @Nullable String path(TaskSpec spec) {
        if (localPath == null) {
            return spec.localPath();
        }
        return localPath.isEmpty() ? null : localPath;
    }
}
