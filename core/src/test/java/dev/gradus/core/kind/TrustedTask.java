package dev.gradus.core.kind;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSpec;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes tasks as the command line does: with a folder, and trusted with what containers of people's own need. */
public final class TrustedTask {
    private static final Cause TEST = Cause.of(new Actor("test"));

    private TrustedTask() {}

    /** A task of a definition as it is written in YAML or JSON, in a folder or in none. */
    public static TaskId of(String definition, @Nullable Path folder, Gradus gradus) {
        var read = gradus.definitions()
                .read(new DefinitionText("test.yaml", definition))
                .orThrow();
        var options = new TaskRequest.Options(
                null, null, folder == null ? null : folder.toString(), false, Map.of(TaskSpec.TRUST, "volumes"), null);
        return gradus.tasks()
                .create(new TaskRequest(new TaskRequest.Inline(read), Document.emptyObject(), options), TEST)
                .task()
                .task()
                .id();
    }
}
