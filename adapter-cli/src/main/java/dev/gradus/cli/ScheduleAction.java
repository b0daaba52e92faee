package dev.gradus.cli;

import java.util.Locale;

/** What can be done to a schedule: the last part of {@code /schedules/{name}/actions/…}. */
public enum ScheduleAction {
    /** Let its times pass unused. */
    PAUSE,
    /** Go on from its next time. */
    RESUME,
    /** Run it now. */
    TRIGGER,
    /** Make the runs of a time gone by. */
    BACKFILL;

    /** The constant's one spelling on the command line and in paths. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
