package dev.gradus.core.schedule;

import java.util.Locale;

/** What happens to times that passed while nobody kept them. */
public enum Missed {
    /** None of them is made up for. */
    SKIP,
    /** The last of them is made up for. */
    LATEST,
    /** Each of them is made up for, in order. */
    ALL;

    /** The constant's one spelling in SQL, JSON and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static Missed ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
