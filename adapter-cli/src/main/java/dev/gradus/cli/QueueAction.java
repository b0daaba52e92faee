package dev.gradus.cli;

import java.util.Locale;

/** What can be done to a queue: the last part of {@code /queues/{name}/actions/…}. */
public enum QueueAction {
    /** Let nothing more begin. */
    PAUSE,
    /** Go on. */
    RESUME,
    /** Have so many executed at once, or any number. */
    LIMIT;

    /** The constant's one spelling on the command line and in paths. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
