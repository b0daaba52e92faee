package dev.gradus.core.container;

import java.util.Locale;

/** What a container does, in the engine's words. */
public enum ContainerState {
    CREATED,
    RUNNING,
    PAUSED,
    RESTARTING,
    REMOVING,
    EXITED,
    DEAD;

    /** The engine's word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state of that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ContainerState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
