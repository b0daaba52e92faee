package dev.gradus.core.schedule;

import dev.gradus.core.transition.MachineTrigger;

/** What moves a schedule. */
public enum ScheduleTrigger implements MachineTrigger {
    /** Somebody asked it to stand still. */
    PAUSE(false),
    /** Somebody asked it to go on, from the next of its times. */
    RESUME(false),
    /** Its last time has passed. */
    END(false),
    /** What it is was said anew, and it has a time again. */
    REVISE(true);

    private final boolean reopens;

    ScheduleTrigger(boolean reopens) {
        this.reopens = reopens;
    }

    @Override
    public boolean reopens() {
        return reopens;
    }
}
