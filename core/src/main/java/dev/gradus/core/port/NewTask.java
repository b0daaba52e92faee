package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.step.StepSpec;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.TaskSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task to be stored.
 *
 * @param spec what it is
 * @param pins where its steps have to be executed
 * @param steps its first steps, in order; their needs name each other
 * @param idempotency the key under which storing it twice stores it once
 */
public record NewTask(
        TaskSpec spec,
        Pins pins,
        List<StepSpec> steps,
        @Nullable IdempotencyKey idempotency) {
    public NewTask {
        requireNonNull(spec, "spec");
        requireNonNull(pins, "pins");
        steps = List.copyOf(steps);
    }
}
