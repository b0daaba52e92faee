package dev.gradus.core.step;

import java.util.Locale;

/** How a completed step came by its result. */
public enum Origin {
    /** It was executed. */
    EXECUTED,
    /** An earlier result was taken because nothing it depends on changed. */
    REUSED,
    /** It was executed although nothing changed. */
    FORCED;

    /** The constant's one spelling in SQL, JSON and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static Origin ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
