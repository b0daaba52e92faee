package dev.gradus.core.step;

import java.util.Locale;

/** Which outcome of its needs lets a step run. */
public enum When {
    /** Every need completed. */
    SUCCESS,
    /** Some need failed, or was skipped because something before it failed. */
    FAILURE,
    /** Every need ended, however it did. */
    ALWAYS;

    /** The constant's one spelling in SQL, JSON and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static When ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
