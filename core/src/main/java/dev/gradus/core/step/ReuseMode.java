package dev.gradus.core.step;

import java.util.Locale;

/** Whether a step with tracked inputs may take an earlier result. */
public enum ReuseMode {
    /** Reuse when the fingerprint is unchanged. */
    AUTO,
    /** Always execute. */
    NEVER,
    /** Execute now, whatever the fingerprint says. */
    FORCE;

    /** The constant's one spelling in SQL, JSON and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static ReuseMode ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
