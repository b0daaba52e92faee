package dev.gradus.core.schedule;

import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.schedule.ScheduleEvent.RunQueued;
import dev.gradus.core.schedule.ScheduleEvent.RunSkipped;
import dev.gradus.core.schedule.ScheduleEvent.TicksPassed;
import dev.gradus.core.transition.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which runs a schedule's times, and requests for runs, lead to. Two runs of one schedule never go on at once unless a backfill
 * is asked for all at once. Pure but for the tasks that {@link Runs} makes; used for one decision.
 */
public final class RunDecider {
    /** So many runs wait at most, beside those of a backfill. */
    public static final int MOST_WAITING = 100;

    /** So many times are dealt with in one decision. */
    public static final int MOST_TICKS = 100;

    /** A backfill makes so many runs at most. */
    public static final int MOST_BACKFILLED = 1_000;

    /** A time that is kept no later than this is not missed, unless another has come meanwhile. */
    public static final Duration GRACE = Duration.ofMinutes(1);

    private final Schedule schedule;
    private final Lane lane;
    private final Instant now;
    private final Runs runs;

    /** A decider for this schedule as it is now. */
    public RunDecider(ScheduleSnapshot snapshot, Instant now, Runs runs) {
        this.schedule = snapshot.schedule();
        this.lane = new Lane(snapshot, runs);
        this.now = now;
        this.runs = runs;
    }

    /** Deals with times that have come, the earliest first; nothing when none has, or none can be dealt with yet. */
    public Decision<ScheduleEvent> tick() {
        Instant first = schedule.next();
        if (first == null || !schedule.isDue(now)) {
            return Decision.nothing();
        }
        int room = room();
        if (room < 1) {
            return Decision.nothing();
        }
        List<Instant> due =
                new ArrayList<>(List.of(first)); // whatever became of the zone's rules since it was worked out
        due.addAll(schedule.spec().timetable().between(first.plusNanos(1), now, room - 1));
        Instant last = due.get(due.size() - 1);
        Instant next = schedule.spec().timetable().next(last).orElse(null);
        boolean isLatest = next == null || next.isAfter(now);
        List<Instant> kept = kept(due, isLatest);
        kept.forEach(this::keep);
        lane.add(new TicksPassed(last, due.size() - kept.size(), next));
        return lane.decided();
    }

    /** What is made up for in turn is taken up as room comes free, so that nothing of it is lost. */
    private int room() {
        TickPolicy policy = schedule.spec().policy();
        return policy.missed() == Missed.ALL && policy.overlap() == Overlap.QUEUE
                ? Math.min(MOST_TICKS, MOST_WAITING - lane.waitingLive())
                : MOST_TICKS;
    }

    private List<Instant> kept(List<Instant> due, boolean isLatest) {
        Instant last = due.get(due.size() - 1);
        List<Instant> latest = isLatest ? List.of(last) : List.of();
        return switch (schedule.spec().policy().missed()) {
            case ALL -> due;
            case LATEST -> latest;
            case SKIP -> last.isBefore(now.minus(GRACE)) ? List.of() : latest;
        };
    }

    private void keep(Instant tick) {
        if (!lane.isTaken()) {
            lane.start(tick, RunOrigin.TICK);
        } else if (!lane.isTakenLive()) {
            queue(tick, RunOrigin.TICK);
        } else {
            overlap(tick);
        }
    }

    private void overlap(Instant tick) {
        switch (schedule.spec().policy().overlap()) {
            case SKIP -> lane.add(new RunSkipped(tick, RunOrigin.TICK, "overlap: " + lane.holder() + " has not ended"));
            case QUEUE -> queue(tick, RunOrigin.TICK);
            case CANCEL_PREVIOUS -> {
                lane.supersede(tick);
                queue(tick, RunOrigin.TICK);
            }
        }
    }

    private void queue(Instant tick, RunOrigin origin) {
        if (lane.waitingLive() < MOST_WAITING) {
            lane.add(new RunQueued(tick, origin));
        } else {
            lane.add(new RunSkipped(tick, origin, "queue full: %d runs wait".formatted(MOST_WAITING)));
        }
    }

    /** Begins the first run that waits, when nothing goes before it. */
    public Decision<ScheduleEvent> proceed() {
        if (schedule.state() != ScheduleState.PAUSED) {
            lane.startFirstWaiting();
        }
        return lane.decided();
    }

    /** A run for this moment, in any state. */
    public Decision<ScheduleEvent> trigger() {
        Overlap overlap = schedule.spec().policy().overlap();
        if (!lane.isTaken()) {
            lane.start(now, RunOrigin.TRIGGER);
        } else if (overlap == Overlap.SKIP) {
            return Decision.rejected(
                    ErrorCode.CONFLICT,
                    "schedule '%s': expected no run under way, found %s, and its overlap is skip"
                            .formatted(schedule.name(), lane.holder()));
        } else if (lane.waitingLive() >= MOST_WAITING) {
            return Decision.rejected(
                    ErrorCode.LIMIT_EXCEEDED,
                    "schedule '%s': expected fewer than %d waiting runs, found %d"
                            .formatted(schedule.name(), MOST_WAITING, lane.waitingLive()));
        } else {
            if (overlap == Overlap.CANCEL_PREVIOUS) {
                lane.supersede(now);
            }
            lane.add(new RunQueued(now, RunOrigin.TRIGGER));
        }
        return lane.decided();
    }

    /**
     * The runs of a time gone by that were not made: in turn, or all at once.
     *
     * @param from the first moment
     * @param to the first moment no longer meant; times that are still to come are left to the schedule
     */
    public Decision<ScheduleEvent> backfill(Instant from, Instant to, boolean atOnce) {
        Instant next = schedule.next();
        Instant end = next == null || next.isAfter(now) ? now.plusNanos(1_000) : next;
        Instant last = (to.isBefore(end) ? to : end).minusNanos(1_000);
        if (!from.isBefore(to)) {
            return Decision.rejected(
                    ErrorCode.INVALID_INPUT,
                    "backfill: expected from before to, found from %s to %s".formatted(from, to));
        }
        List<Instant> ticks = schedule.spec().timetable().between(from, last, MOST_BACKFILLED + 1);
        if (ticks.size() > MOST_BACKFILLED) {
            return Decision.rejected(
                    ErrorCode.LIMIT_EXCEEDED,
                    "backfill: expected at most %d runs, found more from %s to %s: ask for a shorter time"
                            .formatted(MOST_BACKFILLED, from, to));
        }
        Map<Instant, RunOutcome> recorded = runs.recorded(from, last);
        List<Instant> open = ticks.stream()
                .filter(tick -> recorded.getOrDefault(tick, RunOutcome.SKIPPED) == RunOutcome.SKIPPED)
                .toList();
        if (!atOnce && lane.waiting() + open.size() > MOST_BACKFILLED) {
            return Decision.rejected(
                    ErrorCode.LIMIT_EXCEEDED,
                    "backfill: expected at most %d waiting runs of schedule '%s', found %d and %d more: wait for them"
                            .formatted(MOST_BACKFILLED, schedule.name(), lane.waiting(), open.size()));
        }
        open.forEach(tick -> place(tick, atOnce));
        return lane.decided();
    }

    private void place(Instant tick, boolean atOnce) {
        if (atOnce || !lane.isTaken()) {
            lane.start(tick, RunOrigin.BACKFILL);
        } else {
            lane.add(new RunQueued(tick, RunOrigin.BACKFILL));
        }
    }
}
