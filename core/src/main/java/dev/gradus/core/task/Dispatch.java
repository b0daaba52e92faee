package dev.gradus.core.task;

import java.util.Locale;

/** Who makes a task's steps READY. */
public enum Dispatch {
    /** The engine, as soon as needs are satisfied. */
    AUTO,
    /** Only somebody's request: advance, run, or the dispatch of one step. */
    MANUAL;

    /** The constant's one spelling in SQL, JSON and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static Dispatch ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
