package dev.gradus.core.step;

import java.util.Locale;

/** When a person is asked. */
public enum ApprovalMoment {
    /** Before the step is executed: approval lets it begin. */
    BEFORE,
    /** After it succeeded: approval accepts what it has to show. */
    AFTER;

    /** The constant's one spelling in SQL, JSON and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
