package dev.gradus.core.port;

import java.time.Duration;

/** Whether, why and when an attempt has to end. Thread safe. */
public interface Stop {

    /** Whether it has to end now. */
    boolean isRequested();

    /** Why it has to end. */
    Reason reason();

    /** How much of its time is left; zero or less when it is over. */
    Duration left();

    /** Runs the action once, at once when a stop is requested already, else as soon as it is, on another thread. */
    void whenRequested(Runnable action);

    /** Why an attempt has to end. */
    enum Reason {
        /** It has not. */
        NONE,
        /** Somebody cancelled the step. */
        CANCELLED,
        /** Its time is over. */
        TIMEOUT,
        /** The right to execute is lost; nothing it says counts any more. */
        FENCED,
        /** Its worker is shutting down and can wait no longer; the step goes back unharmed. */
        DRAINED
    }
}
