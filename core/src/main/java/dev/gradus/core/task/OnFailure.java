package dev.gradus.core.task;

import java.util.Locale;

/** What a step's failure means for its task. */
public enum OnFailure {
    /** Nothing new starts; handlers run; the task fails. */
    FAIL,
    /** The step and then the task are blocked until a person decides. */
    BLOCK,
    /** Whatever does not depend on it goes on; the task fails at its end. */
    CONTINUE;

    /** The constant's one spelling in SQL, JSON and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static OnFailure ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
