package dev.gradus.core.step;

import java.util.Locale;

/** What a step is for. Only WORK folds into its task's state and shows on the seed faces. */
public enum StepRole {
    /** The task's own work. */
    WORK,
    /** Plans what the task will do. */
    PLAN,
    /** Prepares a workspace. */
    SETUP,
    /** Judges other steps. */
    QA,
    /** Opens or updates a pull request. */
    PR,
    /** Takes something over from elsewhere. */
    IMPORT,
    /** Looks without changing. */
    AUDIT;

    /** The constant's one spelling in SQL, JSON and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static StepRole ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
