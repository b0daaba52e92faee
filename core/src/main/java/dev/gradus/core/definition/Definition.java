package dev.gradus.core.definition;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.schedule.ScheduleSpec;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.task.DefinitionRef;
import dev.gradus.core.task.TaskRules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named, immutable description of a task, checked: its needs name its steps and have no cycle, its settings bind to its
 * kinds, its placeholders name what exists.
 *
 * @param name 1 to 100 letters, digits, {@code _}, {@code -} and {@code .}
 * @param inputs what a task made from it is given
 * @param rules who dispatches its steps and what a failure means
 * @param steps in the order written, at least one
 * @param labels free marks of every task made from it
 * @param sharedPath whether every worker sees the folder of a task made from it
 * @param source what it was read from, in JSON shape
 */
public record Definition(
        String name,
        List<InputSpec> inputs,
        TaskRules rules,
        List<StepSpec> steps,
        Map<String, String> labels,
        boolean sharedPath,
        Document source) {
    public Definition {
        requireNonNull(name, "name");
        inputs = List.copyOf(inputs);
        requireNonNull(rules, "rules");
        steps = List.copyOf(steps);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        requireNonNull(source, "source");
    }

    /** SHA-256 of the source's canonical form: the same description has the same version wherever it is read. */
    public String version() {
        return source.sha256Hex();
    }

    /** The schedule it declares, when it declares one. */
    public @Nullable ScheduleSpec schedule() {
        return ScheduleFormat.of(source);
    }

    /** The name and version. */
    public DefinitionRef ref() {
        return new DefinitionRef(name, version());
    }
}
