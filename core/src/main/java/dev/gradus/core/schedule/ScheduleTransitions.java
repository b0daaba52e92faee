package dev.gradus.core.schedule;

import static dev.gradus.core.schedule.ScheduleState.ACTIVE;
import static dev.gradus.core.schedule.ScheduleState.ENDED;
import static dev.gradus.core.schedule.ScheduleState.PAUSED;

import dev.gradus.core.transition.TransitionTable;

/** Every legal move of a schedule. */
public final class ScheduleTransitions {
    public static final TransitionTable<ScheduleState, ScheduleTrigger> TABLE =
            TransitionTable.<ScheduleState, ScheduleTrigger>of("schedule")
                    .row(ACTIVE, ScheduleTrigger.PAUSE, PAUSED)
                    .row(PAUSED, ScheduleTrigger.RESUME, ACTIVE)
                    .rows(ScheduleTrigger.END, ENDED, ACTIVE, PAUSED)
                    .row(ACTIVE, ScheduleTrigger.REVISE, ACTIVE)
                    .row(PAUSED, ScheduleTrigger.REVISE, PAUSED)
                    .row(ENDED, ScheduleTrigger.REVISE, ACTIVE)
                    .build();

    private ScheduleTransitions() {}
}
