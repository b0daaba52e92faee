package dev.gradus.core.outbox;

import dev.gradus.core.transition.MachineState;
import java.util.Locale;

/** Where a delivery is in its life. {@link DeliveryTransitions} holds the legal moves. */
public enum DeliveryState implements MachineState {
    /** Not tried yet; it may be behind an earlier one about the same task. In: the event, a redelivery. Out: DELIVERING. */
    PENDING(false),
    /** A sender has it under a fence and for a limited time, after which another may take it. Out: every result of a try. */
    DELIVERING(false),
    /** The last try failed and the next has its time. Out: DELIVERING. */
    WAITING(false),
    /** The receiver accepted it. Left only by a redelivery. Kept until it is pruned. */
    DELIVERED(true),
    /** The last try failed and none is left. Left only by a redelivery. Kept until it is pruned. */
    DEAD(true);

    private final boolean terminal;

    DeliveryState(boolean terminal) {
        this.terminal = terminal;
    }

    @Override
    public boolean isTerminal() {
        return terminal;
    }

    /** The state with this word. */
    public static DeliveryState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
