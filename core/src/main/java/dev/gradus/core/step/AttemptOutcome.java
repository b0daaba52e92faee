package dev.gradus.core.step;

import java.util.Locale;

/** How an attempt ended. */
public enum AttemptOutcome {
    /** It succeeded. */
    COMPLETED,
    /** It failed. */
    FAILED,
    /** Its worker was lost. */
    LOST,
    /** It was stopped on request. */
    CANCELLED,
    /** It asked for something to wait for. */
    WAITING,
    /** It gave its step back, deferred or drained; its number is used again. */
    RELEASED;

    /** The constant's one spelling in SQL, JSON and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static AttemptOutcome ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
