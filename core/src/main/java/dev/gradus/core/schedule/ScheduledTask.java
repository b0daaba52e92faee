package dev.gradus.core.schedule;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule makes a task from.
 *
 * @param definition the definition's name; its version that is current when a run begins
 * @param inputs values for its inputs; an object
 * @param localPath the folder to which the tasks' files are confined, when they have one
 * @param sharedPath whether every worker sees that folder
 * @param labels free marks of the tasks, beside those of the definition
 */
public record ScheduledTask(
        String definition,
        Document inputs,
        @Nullable String localPath,
        boolean sharedPath,
        Map<String, String> labels) {
    public ScheduledTask {
        requireNonNull(definition, "definition");
        requireNonNull(inputs, "inputs");
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** A task of this definition with nothing but inputs. */
    public static ScheduledTask of(String definition, Document inputs) {
        return new ScheduledTask(definition, inputs, null, false, Map.of());
    }
}
