package dev.gradus.core.schedule;

import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.schedule.ScheduleEvent.ScheduleCreated;
import dev.gradus.core.schedule.ScheduleEvent.ScheduleEnded;
import dev.gradus.core.schedule.ScheduleEvent.SchedulePaused;
import dev.gradus.core.schedule.ScheduleEvent.ScheduleResumed;
import dev.gradus.core.schedule.ScheduleEvent.ScheduleRevised;
import dev.gradus.core.transition.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What requests about a schedule itself lead to. Pure; what its times lead to is decided by {@link RunDecider}. */
public final class ScheduleDecider {
    private ScheduleDecider() {}

    /** A new schedule, which must have a time left. */
    public static Decision<ScheduleCreated> create(ScheduleSpec spec, Instant now) {
        return spec.timetable()
                .next(now)
                .map(next -> Decision.<ScheduleCreated>accepted(List.of(new ScheduleCreated(spec, next))))
                .orElseGet(() -> noTimeLeft(spec, now));
    }

    /** Other times, policies or tasks under the same name. Times that have come and are not dealt with stay due. */
    public static Decision<ScheduleEvent> revise(Schedule schedule, ScheduleSpec spec, Instant now) {
        if (schedule.spec().equals(spec)) {
            return Decision.nothing();
        }
        Optional<Instant> next = spec.timetable().next(now);
        if (next.isEmpty()) {
            return noTimeLeft(spec, now);
        }
        Instant kept = schedule.next();
        boolean sameTimes = schedule.spec().timetable().equals(spec.timetable());
        boolean paused = schedule.state() == ScheduleState.PAUSED;
        Instant first = sameTimes && kept != null ? kept : next.get();
        return Decision.accepted(List.of(new ScheduleRevised(spec, paused ? null : first)));
    }

    private static <E> Decision<E> noTimeLeft(ScheduleSpec spec, Instant now) {
        return Decision.rejected(
                ErrorCode.INVALID_INPUT,
                "schedule '%s': expected a time after now, %s, found none: %s"
                        .formatted(spec.name(), now, spec.timetable()));
    }

    /** It stands still; asking twice is nothing. */
    public static Decision<ScheduleEvent> pause(Schedule schedule) {
        if (schedule.state() == ScheduleState.PAUSED) {
            return Decision.nothing();
        }
        return ScheduleTransitions.TABLE.allows(schedule.state(), ScheduleTrigger.PAUSE)
                ? Decision.accepted(List.of(new SchedulePaused()))
                : hasEnded(schedule, "pause");
    }

    /** It goes on from its next time; asking twice is nothing. */
    public static Decision<ScheduleEvent> resume(Schedule schedule, Instant now) {
        if (schedule.state() == ScheduleState.ACTIVE) {
            return Decision.nothing();
        }
        if (!ScheduleTransitions.TABLE.allows(schedule.state(), ScheduleTrigger.RESUME)) {
            return hasEnded(schedule, "resume");
        }
        ScheduleEvent resumed = schedule.spec()
                .timetable()
                .next(now)
                .<ScheduleEvent>map(ScheduleResumed::new)
                .orElseGet(ScheduleEnded::new);
        return Decision.accepted(List.of(resumed));
    }

    private static Decision<ScheduleEvent> hasEnded(Schedule schedule, String verb) {
        return Decision.rejected(
                ErrorCode.ILLEGAL_TRANSITION,
                "cannot %s schedule '%s': it has ended, no time of %s is left"
                        .formatted(verb, schedule.name(), schedule.spec().timetable()));
    }
}
