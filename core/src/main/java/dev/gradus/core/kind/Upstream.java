package dev.gradus.core.kind;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;

/**
 * A step that another needs, directly or through others, and what it left.
 *
 * @param step its number
 * @param key its name within the task
 * @param kind its kind
 * @param results what it returned; empty when it has not completed
 */
public record Upstream(StepId step, StepKey key, String kind, Document results) {
    public Upstream {
        requireNonNull(step, "step");
        requireNonNull(key, "key");
        requireNonNull(kind, "kind");
        requireNonNull(results, "results");
    }
}
