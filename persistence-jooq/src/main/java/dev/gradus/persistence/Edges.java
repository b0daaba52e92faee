package dev.gradus.persistence;

import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The needs of a task's steps, backwards. */
final class Edges {
    private final Map<StepKey, List<String>> neededBy = new HashMap<>();

    Edges(TaskSnapshot task) {
        for (Step step : task.all()) {
            for (StepKey need : step.spec().needs()) {
                neededBy.computeIfAbsent(need, any -> new ArrayList<>(2))
                        .add(step.key().value());
            }
        }
    }

    /** The keys of the steps that need this one, in the order of the task. */
    List<String> neededBy(Step step) {
        return neededBy.getOrDefault(step.key(), List.of());
    }
}
