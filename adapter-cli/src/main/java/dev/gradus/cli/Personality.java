package dev.gradus.cli;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whose words count where those of the systems before this one clash with ours. */
public enum Personality {
    /** Ours. */
    GRADUS,
    /** taskonaut's. */
    TASKONAUT,
    /** task-sync's. */
    TASK_SYNC;

    /** The program's name. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one with this name; ours when there is none. */
    public static Personality of(@Nullable String name) {
        return Arrays.stream(values())
                .filter(personality -> personality.word().equals(name))
                .findFirst()
                .orElse(GRADUS);
    }
}
