package dev.gradus.core.api;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.DefinitionRef;
import java.util.List;

/**
 * What a task would do, before it exists.
 *
 * @param definition which description, at which version
 * @param steps in an order in which they could run
 */
public record Plan(DefinitionRef definition, List<PlannedStep> steps) {
    public Plan {
        requireNonNull(definition, "definition");
        steps = List.copyOf(steps);
    }

    /**
     * What would happen to one step.
     *
     * @param key the step
     * @param kind its kind
     * @param needs the steps it waits for
     * @param action what would happen: {@code run}, {@code reuse}, {@code wait} or {@code conditional}
     * @param wave the steps of one wave can run at the same time, from 1
     * @param note why, for people
     */
    public record PlannedStep(StepKey key, String kind, List<StepKey> needs, String action, int wave, String note) {
        public PlannedStep {
            requireNonNull(key, "key");
            requireNonNull(kind, "kind");
            needs = List.copyOf(needs);
            requireNonNull(action, "action");
            requireNonNull(note, "note");
        }
    }
}
