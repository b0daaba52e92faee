package dev.gradus.cli;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.api.Approvals;
import dev.gradus.core.api.Capabilities;
import dev.gradus.core.api.Definitions;
import dev.gradus.core.api.Events;
import dev.gradus.core.api.Grading;
import dev.gradus.core.api.Ledger;
import dev.gradus.core.api.Operations;
import dev.gradus.core.api.Queues;
import dev.gradus.core.api.Representations;
import dev.gradus.core.api.Schedules;
import dev.gradus.core.api.Steps;
import dev.gradus.core.api.Tasks;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import org.jspecify.annotations.Nullable;

/**
 * The driving ports of the engine in this process, and in whose name they are called.
 *
 * @param all the ports
 * @param actor who calls
 */
public record DrivingPorts(Capabilities all, Actor actor) {
    public DrivingPorts {
        requireNonNull(all, "all");
        requireNonNull(actor, "actor");
    }

    Tasks tasks() {
        return all.tasks();
    }

    Steps steps() {
        return all.steps();
    }

    Definitions definitions() {
        return all.definitions();
    }

    Queues queues() {
        return all.queues();
    }

    Schedules schedules() {
        return all.schedules();
    }

    Events events() {
        return all.events();
    }

    Approvals approvals() {
        return all.approvals();
    }

    Ledger ledger() {
        return all.ledger();
    }

    Grading grading() {
        return all.grading();
    }

    Operations operations() {
        return all.operations();
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
