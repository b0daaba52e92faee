package dev.gradus.core.port;

import dev.gradus.core.event.Cause;
import dev.gradus.core.schedule.RunOutcome;
import dev.gradus.core.schedule.Schedule;
import dev.gradus.core.schedule.ScheduleEvent;
import dev.gradus.core.schedule.ScheduleId;
import dev.gradus.core.schedule.ScheduleRun;
import dev.gradus.core.schedule.ScheduleSnapshot;
import dev.gradus.core.schedule.ScheduleSpec;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.transition.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps schedules with their runs and events. Every method is one transaction: a schedule's state, its events (numbered without
 * gaps in a stream of its own), its runs and the tasks made for them commit together or not at all. There is one run at most for
 * each time of a schedule; one that is over is forgotten {@link ScheduleRun#KEPT} later. All times are by the store's clock. Thread safe; any number of processes share one store.
 *
 * <p>Failures are those of {@link TaskStore}.
 */
public interface ScheduleStore {

    /**
     * Stores a schedule.
     *
     * @throws dev.gradus.core.failure.CoreException CONFLICT when the name is taken, INVALID_INPUT when it has no time left
     */
    default Schedule create(ScheduleSpec spec, Cause cause) {
        return create(spec, cause, null).value();
    }

    /**
     * The same, once under an idempotency key: from then on the same request answers the schedule that it stored, as that is now.
     * Equal requests at once wait for one another. The key goes with the schedule.
     *
     * @throws dev.gradus.core.failure.CoreException IDEMPOTENCY_MISMATCH when the key came with another request
     */
    Once<Schedule> create(ScheduleSpec spec, Cause cause, @Nullable IdempotencyKey key);

    /** The schedule of this name with its runs that are not over. */
    Optional<ScheduleSnapshot> find(String name);

    /** Schedules by name, from after a name on, at most so many. */
    List<Schedule> list(String after, int limit);

    /** The runs of a schedule whose times are before this one, latest first, at most so many. */
    List<ScheduleRun> runs(ScheduleId id, Instant before, int limit);

    /**
     * Decides and applies under the schedule's lock; concurrent changes of one schedule happen one after the other. The ruling may
     * be asked again when the transaction has to be repeated.
     *
     * @throws dev.gradus.core.failure.CoreException NOT_FOUND when there is no such schedule
     */
    default ScheduleChange change(ScheduleId id, Cause cause, Ruling ruling) {
        return change(id, cause, null, ruling);
    }

    /**
     * The same, once under an idempotency key: from then on the same request is ruled on by nobody and answers the runs that it
     * added. A request that is rejected leaves no key.
     *
     * @throws dev.gradus.core.failure.CoreException NOT_FOUND, and IDEMPOTENCY_MISMATCH when the key came with another request
     */
    ScheduleChange change(ScheduleId id, Cause cause, @Nullable IdempotencyKey key, Ruling ruling);

    /**
     * Removes the schedule and its runs; its events stay and end with {@code ScheduleDeleted}, and the tasks it made stay.
     *
     * @return the schedule as it was
     * @throws dev.gradus.core.failure.CoreException NOT_FOUND when there is no such schedule
     */
    Schedule delete(ScheduleId id, Cause cause);

    /** What there is to do now, and how long nothing will be. */
    DueSchedules due(int limit);

    /** A decision about a loaded schedule; pure but for what it has made at the desk. */
    @FunctionalInterface
    interface Ruling {

        /** Decides; {@code now} is the store's clock, in microseconds. */
        Decision<ScheduleEvent> decide(ScheduleSnapshot snapshot, Instant now, Desk desk);
    }

    /** What a ruling can have done in its own transaction. */
    interface Desk {

        /** Stores a task. */
        TaskId create(NewTask task);

        /** The runs that are kept, from one time to another, both included. */
        Map<Instant, RunOutcome> recorded(Instant from, Instant to);
    }
}
