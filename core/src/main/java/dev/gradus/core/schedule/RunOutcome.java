package dev.gradus.core.schedule;

import java.util.Locale;

/** What has become of a run that was asked for. */
public enum RunOutcome {
    /** It waits for the runs before it. */
    WAITING,
    /** Its task was made. */
    STARTED,
    /** There will be no task. */
    SKIPPED;

    /** The constant's one spelling in SQL, JSON and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static RunOutcome ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
