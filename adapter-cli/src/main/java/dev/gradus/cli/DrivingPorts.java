package dev.gradus.cli;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.api.Events;
import dev.gradus.core.api.Operations;
import dev.gradus.core.api.Representations;
import dev.gradus.core.api.Steps;
import dev.gradus.core.api.Tasks;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import org.jspecify.annotations.Nullable;

/**
 * The driving ports of the engine in this process, and in whose name they are called.
 *
 * @param tasks the life of tasks
 * @param steps single steps
 * @param definitions definitions
 * @param events what happened
 * @param operations what an operator looks at
 * @param actor who calls
 */
public record DrivingPorts(
        Tasks tasks, Steps steps, Definitions definitions, Events events, Operations operations, Actor actor) {
    public DrivingPorts {
        requireNonNull(tasks, "tasks");
        requireNonNull(steps, "steps");
        requireNonNull(definitions, "definitions");
        requireNonNull(events, "events");
        requireNonNull(operations, "operations");
        requireNonNull(actor, "actor");
    }

    /** The cause of a call. */
    Cause because(@Nullable String reason) {
        return Cause.of(actor).because(reason);
    }

    /** How things look in JSON. */
    Representations shapes() {
        return new Representations(operations.publicIds());
    }
}
