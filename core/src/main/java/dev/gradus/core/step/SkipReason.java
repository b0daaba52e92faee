package dev.gradus.core.step;

import java.util.Locale;

/** Why a step does not run in this round. */
public enum SkipReason {
    /** A need failed, or was itself skipped for that reason. */
    UPSTREAM_FAILED,
    /** Its {@code when} did not come true. */
    CONDITION,
    /** Its task is failing and starts nothing new. */
    TASK_FAILING,
    /** A person said so. */
    BY_REQUEST;

    /** The constant's one spelling in SQL, JSON and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static SkipReason ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
