package dev.gradus.core.schedule;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.step.StepKey;
import java.time.Instant;

/**
 * What a schedule is, as opposed to how it fares.
 *
 * @param name unique in the installation; 1 to 100 letters, digits, {@code _}, {@code -} and {@code .}
 * @param timetable when it comes
 * @param policy what becomes of a time that cannot be kept
 * @param task what it makes
 * @param declared whether the definition of the same name declares it, and so changes it with each version
 */
public record ScheduleSpec(String name, Timetable timetable, TickPolicy policy, ScheduledTask task, boolean declared) {
    public ScheduleSpec {
        requireNonNull(name, "name");
        requireNonNull(timetable, "timetable");
        requireNonNull(policy, "policy");
        requireNonNull(task, "task");
        if (!StepKey.isValid(name)) {
            throw new IllegalArgumentException(
                    "schedule name: expected 1 to 100 letters, digits, '_', '-' and '.', beginning with a letter or digit, "
                            + "found '%s'".formatted(name));
        }
    }

    /** The name of the task of one time: {@code nightly-2026-01-15T02:30:00Z}. */
    public String taskName(Instant tick) {
        return name + "-" + tick;
    }
}
