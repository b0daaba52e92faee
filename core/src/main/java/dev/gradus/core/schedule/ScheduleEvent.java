package dev.gradus.core.schedule;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.task.TaskId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A fact about a schedule. */
public sealed interface ScheduleEvent extends DomainEvent {

    /** Calls the visitor's method for this event. */
    <R> R accept(Visitor<R> visitor);

    /** It was stored, and comes first at this time. */
    record ScheduleCreated(ScheduleSpec spec, Instant next) implements ScheduleEvent {
        public ScheduleCreated {
            requireNonNull(spec, "spec");
            requireNonNull(next, "next");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.created(this);
        }
    }

    /** What it is was said anew; unless it is paused it comes next at this time. */
    record ScheduleRevised(ScheduleSpec spec, @Nullable Instant next) implements ScheduleEvent {
        public ScheduleRevised {
            requireNonNull(spec, "spec");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.revised(this);
        }
    }

    /** It stands still. */
    record SchedulePaused() implements ScheduleEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.paused(this);
        }
    }

    /** It goes on, first at this time; the times in between are not missed, they were not wanted. */
    record ScheduleResumed(Instant next) implements ScheduleEvent {
        public ScheduleResumed {
            requireNonNull(next, "next");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.resumed(this);
        }
    }

    /** No time is left. */
    record ScheduleEnded() implements ScheduleEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ended(this);
        }
    }

    /** It was removed; nothing speaks of it any more but its events. */
    record ScheduleDeleted() implements ScheduleEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.deleted(this);
        }
    }

    /**
     * Times came and have been dealt with.
     *
     * @param last the last of them
     * @param missed how many of them nobody kept and nobody makes up for
     * @param next the first that has not come
     */
    record TicksPassed(Instant last, int missed, @Nullable Instant next) implements ScheduleEvent {
        public TicksPassed {
            requireNonNull(last, "last");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.passed(this);
        }
    }

    /** A run waits for those before it. */
    record RunQueued(Instant tick, RunOrigin origin) implements ScheduleEvent {
        public RunQueued {
            requireNonNull(tick, "tick");
            requireNonNull(origin, "origin");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.queued(this);
        }
    }

    /** A run's task was made. */
    record RunStarted(Instant tick, RunOrigin origin, TaskId task) implements ScheduleEvent {
        public RunStarted {
            requireNonNull(tick, "tick");
            requireNonNull(origin, "origin");
            requireNonNull(task, "task");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.started(this);
        }
    }

    /** There will be no run, for this reason. */
    record RunSkipped(Instant tick, RunOrigin origin, String reason) implements ScheduleEvent {
        public RunSkipped {
            requireNonNull(tick, "tick");
            requireNonNull(origin, "origin");
            requireNonNull(reason, "reason");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.skipped(this);
        }
    }

    /** One method for each event. */
    interface Visitor<R> {
        R created(ScheduleCreated event);

        R revised(ScheduleRevised event);

        R paused(SchedulePaused event);

        R resumed(ScheduleResumed event);

        R ended(ScheduleEnded event);

        R deleted(ScheduleDeleted event);

        R passed(TicksPassed event);

        R queued(RunQueued event);

        R started(RunStarted event);

        R skipped(RunSkipped event);
    }
}
