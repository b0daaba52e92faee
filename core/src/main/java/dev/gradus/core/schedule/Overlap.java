package dev.gradus.core.schedule;

import java.util.Locale;

/** What happens to a time whose schedule's run before it has not ended. */
public enum Overlap {
    /** It is passed over, and this is kept. */
    SKIP,
    /** It waits until the runs before it have ended. */
    QUEUE,
    /** The run before it is cancelled, and it begins when that has ended. */
    CANCEL_PREVIOUS;

    /** The constant's one spelling in SQL, JSON and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static Overlap ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
