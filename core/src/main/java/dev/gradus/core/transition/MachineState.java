package dev.gradus.core.transition;

import java.util.Locale;

/** A constant of a state enum: knows its word on the wire and whether it is final. */
public interface MachineState {

    /** The constant's name. */
    String name();

    /** Whether an entity in this state is finished: it is left only by a trigger marked as reopening. */
    boolean isTerminal();

    /** The state's one spelling in SQL, JSON and the command line. */
    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
