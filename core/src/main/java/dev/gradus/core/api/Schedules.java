package dev.gradus.core.api;

import dev.gradus.core.event.Cause;
import dev.gradus.core.port.IdempotencyKey;
import dev.gradus.core.port.Once;
import dev.gradus.core.schedule.Schedule;
import dev.gradus.core.schedule.ScheduleRun;
import dev.gradus.core.schedule.ScheduleSnapshot;
import dev.gradus.core.schedule.ScheduleSpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When tasks begin by themselves. Schedules are addressed by their names; unknown ones are NOT_FOUND. Times come by the store's
 * clock, and are kept by any process that has a worker; what is asked for here is done whether there is one or not. What
 * makes something is done once under an idempotency key: the same request under it answers what it made the first time, as that is
 * now; another one is IDEMPOTENCY_MISMATCH. Thread safe.
 */
public interface Schedules {
    /** So many schedules or runs are listed at most. */
    int MAX_LISTED = 500;

    /**
     * Stores a schedule. A task is made for trial and thrown away first, so that what cannot run is refused here.
     *
     * @throws dev.gradus.core.failure.CoreException CONFLICT when the name is taken, INVALID_INPUT when no time is left
     */
    Once<ScheduleSnapshot> create(ScheduleSpec spec, Cause cause, @Nullable IdempotencyKey key);

    /** The same under no key. */
    default ScheduleSnapshot create(ScheduleSpec spec, Cause cause) {
        return create(spec, cause, null).value();
    }

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
    Once<ScheduleRun> trigger(String name, Cause cause, @Nullable IdempotencyKey key);

    /** The same under no key. */
    default ScheduleRun trigger(String name, Cause cause) {
        return trigger(name, cause, null).value();
    }

    /**
     * Has the runs of a time gone by made that were not made. Asking again makes none twice.
     *
     * @return the runs that this adds, by their times
     * @throws dev.gradus.core.failure.CoreException LIMIT_EXCEEDED for more than 1,000
     */
    Once<List<ScheduleRun>> backfill(String name, Backfill backfill, Cause cause, @Nullable IdempotencyKey key);

    /** The same under no key. */
    default List<ScheduleRun> backfill(String name, Backfill backfill, Cause cause) {
        return backfill(name, backfill, cause, null).value();
    }

    /** Removes it with what is kept of its runs; their tasks stay. */
    Schedule delete(String name, Cause cause);
}
