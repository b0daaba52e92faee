package dev.gradus.core.schedule;

import java.util.Locale;

/** Why a run was asked for. */
public enum RunOrigin {
    /** Its time came. */
    TICK,
    /** Somebody asked for it. */
    TRIGGER,
    /** Somebody asked for the runs of a time gone by. */
    BACKFILL;

    /** The constant's one spelling in SQL, JSON and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static RunOrigin ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
