package dev.gradus.cli;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.api.Capabilities;
import dev.gradus.core.api.Face;
import dev.gradus.core.api.Representations;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import org.jspecify.annotations.Nullable;

/**
 * The driving ports of the engine in this process, and in whose name they are called.
 *
 * @param all the ports
 * @param actor who calls
 */
public record DrivingPorts(Capabilities all, Actor actor) implements Face {
    public DrivingPorts {
        requireNonNull(all, "all");
        requireNonNull(actor, "actor");
    }

    /** The cause of a call. */
    Cause because(@Nullable String reason) {
        return Cause.of(actor).because(reason);
    }

    /** How things look in JSON. */
    Representations shapes() {
        return new Representations(operations().publicIds());
    }
}
