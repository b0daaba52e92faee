package dev.gradus.core.schedule;

import dev.gradus.core.transition.MachineState;
import java.util.Locale;

/** Where a schedule is in its life. {@link ScheduleTransitions} holds the legal moves. */
public enum ScheduleState implements MachineState {
    /** It begins a task at each of its times. In: creation, RESUME, REVISE. Out: PAUSED, ENDED. Kept until it is deleted. */
    ACTIVE(false),
    /** Its times pass unused, and nothing that waits begins. In: ACTIVE. Out: ACTIVE, ENDED. Kept until it is deleted. */
    PAUSED(false),
    /** No time is left. In: ACTIVE, PAUSED. Left only by giving it other times. Kept until it is deleted. */
    ENDED(true);

    private final boolean terminal;

    ScheduleState(boolean terminal) {
        this.terminal = terminal;
    }

    @Override
    public boolean isTerminal() {
        return terminal;
    }

    /** The state with this word. */
    public static ScheduleState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
