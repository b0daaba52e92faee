package dev.gradus.core.api;

import dev.gradus.core.event.Cause;
import dev.gradus.core.schedule.Schedule;
import dev.gradus.core.schedule.ScheduleRun;
import dev.gradus.core.schedule.ScheduleSnapshot;
import dev.gradus.core.schedule.ScheduleSpec;
import java.time.Instant;
import java.util.List;

/**
 * When tasks begin by themselves. Schedules are addressed by their names; unknown ones are NOT_FOUND. Times come by the store's
 * clock, and are kept by any process that has a worker; what is asked for here is done whether there is one or not. Thread safe.
 */
public interface Schedules {
    /** So many schedules or runs are listed at most. */
    int MAX_LISTED = 500;

    /**
     * Stores a schedule. A task is made for trial and thrown away first, so that what cannot run is refused here.
     *
     * @throws dev.gradus.core.failure.CoreException CONFLICT when the name is taken, INVALID_INPUT when no time is left
     */
    ScheduleSnapshot create(ScheduleSpec spec, Cause cause);

    /** Says anew what the schedule of this name is; what its definition declares is changed there: CONFLICT. */
    ScheduleSnapshot revise(ScheduleSpec spec, Cause cause);

    /** The schedule with its runs that are not over. */
    ScheduleSnapshot get(String name);

    /** Schedules by name, from after a name on. */
    List<Schedule> list(String after, int limit);

    /** The runs whose times are before this one, latest first. */
    List<ScheduleRun> runs(String name, Instant before, int limit);

    /** Has it stand still, or go on from the next of its times; doing so twice is nothing. */
    ScheduleSnapshot hold(String name, boolean paused, Cause cause);

    /**
     * Runs it now, in any state.
     *
     * @throws dev.gradus.core.failure.CoreException CONFLICT when a run is under way and its overlap is skip
     */
    ScheduleRun trigger(String name, Cause cause);

    /**
     * Has the runs of a time gone by made that were not made. Asking again makes none twice.
     *
     * @return the runs that this adds, by their times
     * @throws dev.gradus.core.failure.CoreException LIMIT_EXCEEDED for more than 1,000
     */
    List<ScheduleRun> backfill(String name, Backfill backfill, Cause cause);

    /** Removes it with what is kept of its runs; their tasks stay. */
    Schedule delete(String name, Cause cause);
}
