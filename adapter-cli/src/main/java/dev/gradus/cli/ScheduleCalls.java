package dev.gradus.cli;

import dev.gradus.core.data.Document;
import org.jspecify.annotations.Nullable;

/** Calls about schedules. */
public interface ScheduleCalls {

    /** A page, by name. */
    Document list(String cursor, int limit);

    /** One with its next times. */
    Document get(String name);

    /** Its runs, latest first. */
    Document runs(String name, String cursor, int limit);

    /** Its next times. */
    Document next(String name, int count);

    /** Makes one, as {@code POST /api/v1/schedules} describes it; under a key once. */
    Document create(Document schedule, @Nullable String key);

    /** Says anew what one is. */
    Document revise(String name, Document schedule);

    /**
     * Does something to one: the last part of {@code /schedules/{name}/actions/…}, with its body; what makes runs, under a key once.
     */
    Document act(String name, ScheduleAction action, Document details, @Nullable String key);

    /** Removes one. */
    Document delete(String name, @Nullable String why);
}
