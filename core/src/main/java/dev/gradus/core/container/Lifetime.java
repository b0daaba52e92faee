package dev.gradus.core.container;

import java.util.Locale;

/** How long something made in an engine is wanted. */
public enum Lifetime {
    /** Until its attempt ends: whoever finds it later takes it away. */
    ATTEMPT,
    /** As long as its step is there and has not failed or been cancelled: pools, services that are kept, volumes. */
    STEP;

    /** The constant's one spelling in labels. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The lifetime of that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Lifetime ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
