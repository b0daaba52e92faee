package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.schedule.ScheduleSnapshot;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The schedules with something to do.
 *
 * @param due those of which a time has come, the longest overdue first, then those whose runs wait
 * @param untilNext how long until the first time of any other schedule, by the store's clock; absent when there is none
 */
public record DueSchedules(
        List<ScheduleSnapshot> due, @Nullable Duration untilNext) {
    public DueSchedules {
        due = List.copyOf(due);
        due.forEach(one -> requireNonNull(one, "due"));
    }
}
