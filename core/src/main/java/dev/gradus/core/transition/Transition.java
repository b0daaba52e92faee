package dev.gradus.core.transition;

import static java.util.Objects.requireNonNull;

/**
 * One legal move of a state machine.
 *
 * @param from the state before
 * @param trigger what causes the move
 * @param to the state after
 */
public record Transition<S extends MachineState, T extends MachineTrigger>(S from, T trigger, S to) {
    public Transition {
        requireNonNull(from, "from");
        requireNonNull(trigger, "trigger");
        requireNonNull(to, "to");
    }
}
