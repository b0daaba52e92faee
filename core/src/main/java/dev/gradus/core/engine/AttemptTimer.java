package dev.gradus.core.engine;

import java.time.Duration;

/** Ends attempts whose time is over. Thread safe. */
public interface AttemptTimer {

    /**
     * Runs the action once after this time, unless it was called off before. The action is short.
     *
     * @return calls it off
     */
    Runnable after(Duration time, Runnable action);
}
