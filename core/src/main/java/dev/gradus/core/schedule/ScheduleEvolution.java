package dev.gradus.core.schedule;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.schedule.ScheduleEvent.RunQueued;
import dev.gradus.core.schedule.ScheduleEvent.RunSkipped;
import dev.gradus.core.schedule.ScheduleEvent.RunStarted;
import dev.gradus.core.schedule.ScheduleEvent.ScheduleCreated;
import dev.gradus.core.schedule.ScheduleEvent.ScheduleDeleted;
import dev.gradus.core.schedule.ScheduleEvent.ScheduleEnded;
import dev.gradus.core.schedule.ScheduleEvent.SchedulePaused;
import dev.gradus.core.schedule.ScheduleEvent.ScheduleResumed;
import dev.gradus.core.schedule.ScheduleEvent.ScheduleRevised;
import dev.gradus.core.schedule.ScheduleEvent.TicksPassed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The only way a schedule changes. */
public final class ScheduleEvolution implements ScheduleEvent.Visitor<Schedule> {
    private final Schedule before;
    private final Instant at;

    private ScheduleEvolution(Schedule before, Instant at) {
        this.before = before;
        this.at = at;
    }

    /** The schedule as it begins. */
    public static Schedule born(ScheduleId id, ScheduleCreated event, Instant at) {
        return new Schedule(id, event.spec(), ScheduleState.ACTIVE, event.next(), at, at);
    }

    /** The schedule after the fact; a move that the table does not have is a bug and throws. */
    public static Schedule evolve(Schedule schedule, ScheduleEvent event, Instant at) {
        return event.accept(new ScheduleEvolution(schedule, at));
    }

    private Schedule moved(ScheduleSpec spec, ScheduleTrigger trigger, @Nullable Instant next) {
        ScheduleState state = ScheduleTransitions.TABLE.require(before.state(), trigger);
        return new Schedule(before.id(), spec, state, next, before.createdAt(), at);
    }

    private Schedule touched(@Nullable Instant next) {
        return new Schedule(before.id(), before.spec(), before.state(), next, before.createdAt(), at);
    }

    @Override
    public Schedule created(ScheduleCreated event) {
        throw new IllegalStateException("schedule " + before.id() + " is created twice");
    }

    @Override
    public Schedule revised(ScheduleRevised event) {
        return moved(event.spec(), ScheduleTrigger.REVISE, event.next());
    }

    @Override
    public Schedule paused(SchedulePaused event) {
        return moved(before.spec(), ScheduleTrigger.PAUSE, null);
    }

    @Override
    public Schedule resumed(ScheduleResumed event) {
        return moved(before.spec(), ScheduleTrigger.RESUME, requireNonNull(event.next(), "next"));
    }

    @Override
    public Schedule ended(ScheduleEnded event) {
        return moved(before.spec(), ScheduleTrigger.END, null);
    }

    @Override
    public Schedule deleted(ScheduleDeleted event) {
        return touched(before.next());
    }

    @Override
    public Schedule passed(TicksPassed event) {
        return event.next() == null ? moved(before.spec(), ScheduleTrigger.END, null) : touched(event.next());
    }

    @Override
    public Schedule queued(RunQueued event) {
        return touched(before.next());
    }

    @Override
    public Schedule started(RunStarted event) {
        return touched(before.next());
    }

    @Override
    public Schedule skipped(RunSkipped event) {
        return touched(before.next());
    }
}
