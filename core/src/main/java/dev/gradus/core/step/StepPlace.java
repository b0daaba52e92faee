package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.StandIn;
import org.jspecify.annotations.Nullable;

/**
 * Where a step stands in its task.
 *
 * @param role what it is for
 * @param parent the step that generated it or that it serves, when there is one
 */
@StandIn("WORK")
public record StepPlace(StepRole role, @Nullable StepKey parent) {
    /** An ordinary work step. */
    public static final StepPlace WORK = new StepPlace(StepRole.WORK, null);

    public StepPlace {
        requireNonNull(role, "role");
    }
}
