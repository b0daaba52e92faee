package dev.gradus.core.schedule;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.task.TaskId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A schedule with its runs that are not over, at one moment.
 *
 * @param schedule the schedule
 * @param open its runs whose tasks have not ended, by their times
 * @param waiting its runs that wait for those, in the order in which they will begin
 */
public record ScheduleSnapshot(Schedule schedule, List<OpenRun> open, List<WaitingRun> waiting) {
    public ScheduleSnapshot {
        requireNonNull(schedule, "schedule");
        open = List.copyOf(open);
        waiting = waiting.stream().sorted(WaitingRun.ORDER).toList();
    }

    /** A run whose task has not ended. */
    public record OpenRun(Instant tick, RunOrigin origin, TaskId task) {
        public OpenRun {
            requireNonNull(tick, "tick");
            requireNonNull(origin, "origin");
            requireNonNull(task, "task");
        }
    }

    /** A run that waits. */
    public record WaitingRun(Instant tick, RunOrigin origin) {
        /** What was asked for now goes before what is made up for, and each by its time. */
        static final Comparator<WaitingRun> ORDER = Comparator.comparing(
                        (WaitingRun run) -> run.origin() == RunOrigin.BACKFILL)
                .thenComparing(WaitingRun::tick);

        public WaitingRun {
            requireNonNull(tick, "tick");
            requireNonNull(origin, "origin");
        }
    }
}
