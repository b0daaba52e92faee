package dev.gradus.core.step;

import java.util.Locale;

/** What a WAITING step waits for. Every other reason for waiting is computed, never stored. */
public enum WaitReason {
    /** A person's decision. */
    APPROVAL,
    /** A report of a CI system. */
    CI,
    /** Budget that has run out. */
    BUDGET,
    /** Values that somebody must give. */
    INPUT;

    /** The constant's one spelling in SQL, JSON and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static WaitReason ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
