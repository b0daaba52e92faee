package dev.gradus.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.schedule.ScheduleEvent.ScheduleEnded;
import dev.gradus.core.schedule.ScheduleEvent.SchedulePaused;
import dev.gradus.core.schedule.ScheduleEvent.ScheduleResumed;
import dev.gradus.core.schedule.ScheduleEvent.ScheduleRevised;
import dev.gradus.core.schedule.ScheduleEvent.TicksPassed;
import dev.gradus.core.transition.Decision;
import dev.gradus.core.transition.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleDeciderTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final Instant ONE = NOON.plusSeconds(3_600);
    private static final Timetable HOURLY = Timetable.every(Duration.ofHours(1));
    private static final Timetable PAST = Timetable.at(NOON.minusSeconds(60));

    private static ScheduleSpec spec(Timetable timetable) {
        return new ScheduleSpec(
                "s", timetable, TickPolicy.DEFAULT, ScheduledTask.of("d", Document.emptyObject()), false);
    }

    private static Schedule schedule(ScheduleState state, Timetable timetable) {
        Instant next = state == ScheduleState.ACTIVE ? ONE : null;
        return new Schedule(new ScheduleId(1), spec(timetable), state, next, NOON, NOON);
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, PAUSE, PAUSED", "ACTIVE, RESUME,", "ACTIVE, END, ENDED", "ACTIVE, REVISE, ACTIVE",
        "PAUSED, PAUSE,", "PAUSED, RESUME, ACTIVE", "PAUSED, END, ENDED", "PAUSED, REVISE, PAUSED",
        "ENDED, PAUSE,", "ENDED, RESUME,", "ENDED, END,", "ENDED, REVISE, ACTIVE",
    })
    void everyMoveShouldBeAsDocumented(ScheduleState from, ScheduleTrigger trigger, ScheduleState to) {
        assertThat(ScheduleTransitions.TABLE.next(from, trigger).orElse(null)).isEqualTo(to);
    }

    @Test
    void everyMoveShouldBeMadeByAnEvent() {
        Set<Transition<?, ?>> visited = new HashSet<>();
        for (ScheduleState from : ScheduleState.values()) {
            Schedule schedule = schedule(from, HOURLY);
            Instant kept = from == ScheduleState.PAUSED ? null : ONE;
            List<ScheduleEvent> events = List.of(
                    new SchedulePaused(),
                    new ScheduleResumed(ONE),
                    new ScheduleEnded(),
                    new ScheduleRevised(spec(HOURLY), kept));
            for (ScheduleTrigger trigger : ScheduleTrigger.values()) {
                ScheduleTransitions.TABLE.next(from, trigger).ifPresent(to -> {
                    Schedule after = ScheduleEvolution.evolve(schedule, events.get(trigger.ordinal()), ONE);
                    assertThat(after.state()).isEqualTo(to);
                    visited.add(new Transition<>(from, trigger, to));
                });
            }
        }

        assertThat(visited).hasSameElementsAs(ScheduleTransitions.TABLE.rows());
        assertThat(ScheduleEvolution.evolve(schedule(ScheduleState.ACTIVE, HOURLY), new TicksPassed(ONE, 0, null), ONE)
                        .state())
                .isEqualTo(ScheduleState.ENDED);
    }

    @Test
    void aRepeatedRequestShouldBeNothing() {
        assertThat(ScheduleDecider.pause(schedule(ScheduleState.PAUSED, HOURLY)))
                .isEqualTo(Decision.nothing());
        assertThat(ScheduleDecider.resume(schedule(ScheduleState.ACTIVE, HOURLY), NOON))
                .isEqualTo(Decision.nothing());
        assertThat(ScheduleDecider.revise(schedule(ScheduleState.ENDED, HOURLY), spec(HOURLY), NOON))
                .isEqualTo(Decision.nothing());
    }

    @Test
    void whatHasEndedShouldNeitherPauseNorResume() {
        assertThat(ScheduleDecider.pause(schedule(ScheduleState.ENDED, PAST)))
                .isEqualTo(Decision.rejected(
                        ErrorCode.ILLEGAL_TRANSITION,
                        "cannot pause schedule 's': it has ended, no time of at 2026-01-15T11:59:00Z is left"));
        assertThat(ScheduleDecider.resume(schedule(ScheduleState.ENDED, PAST), NOON))
                .isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void whatHasNoTimeLeftShouldEndWhenItIsResumed() {
        assertThat(ScheduleDecider.resume(schedule(ScheduleState.PAUSED, PAST), NOON))
                .isEqualTo(Decision.accepted(List.of(new ScheduleEnded())));
    }

    @Test
    void otherTimesShouldCountFromNowAndOtherTasksShouldKeepTheTimes() {
        Schedule overdue = new Schedule(
                new ScheduleId(1), spec(HOURLY), ScheduleState.ACTIVE, NOON.minusSeconds(7_200), NOON, NOON);
        ScheduleSpec other = new ScheduleSpec(
                "s", HOURLY, TickPolicy.DEFAULT, ScheduledTask.of("other", Document.emptyObject()), false);

        assertThat(ScheduleDecider.revise(overdue, other, NOON))
                .isEqualTo(Decision.accepted(List.of(new ScheduleRevised(other, NOON.minusSeconds(7_200)))));
        ScheduleSpec daily = spec(Timetable.cron("@daily", "UTC"));
        assertThat(ScheduleDecider.revise(overdue, daily, NOON))
                .isEqualTo(
                        Decision.accepted(List.of(new ScheduleRevised(daily, Instant.parse("2026-01-16T00:00:00Z")))));
        assertThat(ScheduleDecider.revise(overdue, spec(PAST), NOON)).isInstanceOf(Decision.Rejected.class);
    }
}
