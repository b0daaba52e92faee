package dev.gradus.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.schedule.ScheduleEvent.RunQueued;
import dev.gradus.core.schedule.ScheduleEvent.RunSkipped;
import dev.gradus.core.schedule.ScheduleEvent.RunStarted;
import dev.gradus.core.schedule.ScheduleEvent.TicksPassed;
import dev.gradus.core.schedule.ScheduleSnapshot.OpenRun;
import dev.gradus.core.schedule.ScheduleSnapshot.WaitingRun;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.transition.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunDeciderTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-15T00:00:00Z");

    private final FakeRuns runs = new FakeRuns();

    /** Runs that are not stored. */
    private static final class FakeRuns implements Runs {
        private final Map<Instant, RunOutcome> recorded = new TreeMap<>();
        private Optional<String> refusal = Optional.empty();
        private long last = 100;

        @Override
        public Optional<String> refusal() {
            return refusal;
        }

        @Override
        public TaskId start(Instant tick) {
            return new TaskId(++last);
        }

        @Override
        public Map<Instant, RunOutcome> recorded(Instant from, Instant to) {
            return recorded;
        }
    }

    private static Instant hour(int hour) {
        return MIDNIGHT.plus(Duration.ofHours(hour));
    }

    private static Schedule hourly(Overlap overlap, Missed missed) {
        ScheduleSpec spec = new ScheduleSpec(
                "hourly",
                Timetable.every(Duration.ofHours(1)),
                new TickPolicy(overlap, missed),
                ScheduledTask.of("report", Document.emptyObject()),
                false);
        return new Schedule(new ScheduleId(1), spec, ScheduleState.ACTIVE, hour(1), MIDNIGHT, MIDNIGHT);
    }

    private static ScheduleSnapshot idle(Schedule schedule) {
        return new ScheduleSnapshot(schedule, List.of(), List.of());
    }

    private static ScheduleSnapshot busy(Schedule schedule, RunOrigin origin) {
        return new ScheduleSnapshot(schedule, List.of(new OpenRun(MIDNIGHT, origin, new TaskId(7))), List.of());
    }

    private List<ScheduleEvent> accepted(Decision<ScheduleEvent> decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted<ScheduleEvent>) decision).events();
    }

    private List<ScheduleEvent> tick(ScheduleSnapshot snapshot, Instant now) {
        return accepted(new RunDecider(snapshot, now, runs).tick());
    }

    private static List<Instant> started(List<ScheduleEvent> events) {
        return events.stream()
                .filter(RunStarted.class::isInstance)
                .map(event -> ((RunStarted) event).tick())
                .toList();
    }

    private static TicksPassed passed(List<ScheduleEvent> events) {
        return (TicksPassed) events.get(events.size() - 1);
    }

    @Nested
    class Tick {
        @Test
        void nothingShouldHappenBeforeItsTime() {
            assertThat(tick(idle(hourly(Overlap.SKIP, Missed.LATEST)), hour(1).minusSeconds(1)))
                    .isEmpty();
        }

        @ParameterizedTest
        @EnumSource(Missed.class)
        void aTimeThatIsKeptShouldStartOneRunWhateverIsDoneOfMissedOnes(Missed missed) {
            List<ScheduleEvent> events = tick(idle(hourly(Overlap.SKIP, missed)), hour(1).plusSeconds(2));

            assertThat(events)
                    .containsExactly(
                            new RunStarted(hour(1), RunOrigin.TICK, new TaskId(101)),
                            new TicksPassed(hour(1), 0, hour(2)));
        }

        /** The server was away from 00:30 to 05:30: five times came. */
        @ParameterizedTest
        @CsvSource({"SKIP, SKIP, 0, 5", "SKIP, LATEST, 1, 4", "QUEUE, ALL, 5, 0"})
        void missedTimesShouldBeMadeUpForAsThePolicySays(Overlap overlap, Missed missed, int kept, int lost) {
            List<ScheduleEvent> events = tick(idle(hourly(overlap, missed)), hour(5).plusSeconds(1_800));

            long runs = events.stream()
                    .filter(event -> event instanceof RunStarted || event instanceof RunQueued)
                    .count();
            assertThat(runs).isEqualTo(kept);
            assertThat(passed(events)).isEqualTo(new TicksPassed(hour(5), lost, hour(6)));
            assertThat(started(events).stream().allMatch(tick -> missed == Missed.ALL || tick.equals(hour(5))))
                    .isTrue();
        }

        @Test
        void aLongAbsenceShouldBeDealtWithInPieces() {
            Schedule schedule = hourly(Overlap.SKIP, Missed.LATEST);
            Instant now = hour(250);
            List<ScheduleEvent> all = new ArrayList<>();
            while (schedule.isDue(now)) {
                List<ScheduleEvent> events = tick(idle(schedule), now);
                all.addAll(events);
                for (ScheduleEvent event : events) {
                    schedule = ScheduleEvolution.evolve(schedule, event, now);
                }
            }

            assertThat(started(all)).containsExactly(hour(250));
            assertThat(schedule.next()).isEqualTo(hour(251));
            assertThat(all.stream()
                            .filter(TicksPassed.class::isInstance)
                            .mapToInt(event -> ((TicksPassed) event).missed()))
                    .containsExactly(100, 100, 49);
        }

        @Test
        void theLastTimeShouldEndTheSchedule() {
            Schedule hourly = hourly(Overlap.SKIP, Missed.LATEST);
            ScheduleSpec once = new ScheduleSpec(
                    "once",
                    Timetable.at(hour(1)),
                    TickPolicy.DEFAULT,
                    hourly.spec().task(),
                    false);
            Schedule schedule =
                    new Schedule(new ScheduleId(2), once, ScheduleState.ACTIVE, hour(1), MIDNIGHT, MIDNIGHT);

            List<ScheduleEvent> events = tick(idle(schedule), hour(30));

            assertThat(started(events)).containsExactly(hour(1));
            assertThat(ScheduleEvolution.evolve(schedule, passed(events), hour(30))
                            .state())
                    .isEqualTo(ScheduleState.ENDED);
        }

        @Test
        void aTaskThatCannotBeMadeShouldBeSaid() {
            runs.refusal = Optional.of("Definition report not found");

            assertThat(tick(idle(hourly(Overlap.SKIP, Missed.LATEST)), hour(1)).get(0))
                    .isEqualTo(new RunSkipped(hour(1), RunOrigin.TICK, "refused: Definition report not found"));
        }
    }

    @Nested
    class OverlapOfRuns {
        @Test
        void skipShouldPassTheTimeOverAndNameWhatIsInTheWay() {
            List<ScheduleEvent> events = tick(busy(hourly(Overlap.SKIP, Missed.LATEST), RunOrigin.TICK), hour(1));

            assertThat(events.get(0))
                    .isEqualTo(new RunSkipped(hour(1), RunOrigin.TICK, "overlap: task 7 has not ended"));
        }

        @Test
        void queueShouldWait() {
            List<ScheduleEvent> events = tick(busy(hourly(Overlap.QUEUE, Missed.LATEST), RunOrigin.TICK), hour(1));

            assertThat(events.get(0)).isEqualTo(new RunQueued(hour(1), RunOrigin.TICK));
        }

        @Test
        void cancelPreviousShouldReplaceWhatWaits() {
            Schedule schedule = hourly(Overlap.CANCEL_PREVIOUS, Missed.LATEST);
            ScheduleSnapshot snapshot = new ScheduleSnapshot(
                    schedule,
                    List.of(new OpenRun(MIDNIGHT, RunOrigin.TICK, new TaskId(7))),
                    List.of(new WaitingRun(MIDNIGHT.plusSeconds(60), RunOrigin.TRIGGER)));

            List<ScheduleEvent> events = tick(snapshot, hour(1));

            assertThat(events)
                    .startsWith(
                            new RunSkipped(
                                    MIDNIGHT.plusSeconds(60), RunOrigin.TRIGGER, "superseded by the run of " + hour(1)),
                            new RunQueued(hour(1), RunOrigin.TICK));
        }

        @ParameterizedTest
        @EnumSource(Overlap.class)
        void aBackfillInTheWayShouldMakeATimeWaitWhateverThePolicy(Overlap overlap) {
            List<ScheduleEvent> events = tick(busy(hourly(overlap, Missed.LATEST), RunOrigin.BACKFILL), hour(1));

            assertThat(events.get(0)).isEqualTo(new RunQueued(hour(1), RunOrigin.TICK));
        }

        @Test
        void aFullQueueShouldPassTheTimeOverAndSaySo() {
            List<ScheduleEvent> events = tick(full(hourly(Overlap.QUEUE, Missed.LATEST)), hour(1));

            assertThat(events.get(0)).isEqualTo(new RunSkipped(hour(1), RunOrigin.TICK, "queue full: 100 runs wait"));
        }

        @Test
        void aFullQueueShouldStopTheClockWhereEverythingIsMadeUpFor() {
            assertThat(tick(full(hourly(Overlap.QUEUE, Missed.ALL)), hour(9))).isEmpty();
        }

        private ScheduleSnapshot full(Schedule schedule) {
            return new ScheduleSnapshot(
                    schedule,
                    List.of(new OpenRun(MIDNIGHT, RunOrigin.TICK, new TaskId(7))),
                    IntStream.range(0, RunDecider.MOST_WAITING)
                            .mapToObj(i -> new WaitingRun(MIDNIGHT.plusSeconds(i), RunOrigin.TICK))
                            .toList());
        }
    }

    @Nested
    class Proceed {
        @Test
        void whatCameByItselfShouldGoBeforeABackfill() {
            ScheduleSnapshot snapshot = new ScheduleSnapshot(
                    hourly(Overlap.QUEUE, Missed.ALL),
                    List.of(),
                    List.of(
                            new WaitingRun(MIDNIGHT.minusSeconds(5), RunOrigin.BACKFILL),
                            new WaitingRun(MIDNIGHT, RunOrigin.TICK)));

            List<ScheduleEvent> events = accepted(new RunDecider(snapshot, hour(0), runs).proceed());

            assertThat(events).containsExactly(new RunStarted(MIDNIGHT, RunOrigin.TICK, new TaskId(101)));
        }

        @Test
        void nothingShouldBeginWhileARunGoesOn() {
            ScheduleSnapshot snapshot = busy(hourly(Overlap.QUEUE, Missed.ALL), RunOrigin.TICK);

            assertThat(accepted(new RunDecider(snapshot, hour(0), runs).proceed()))
                    .isEmpty();
        }
    }

    @Nested
    class Trigger {
        @Test
        void itShouldRunNow() {
            List<ScheduleEvent> events =
                    accepted(new RunDecider(idle(hourly(Overlap.SKIP, Missed.LATEST)), hour(0), runs).trigger());

            assertThat(events).containsExactly(new RunStarted(hour(0), RunOrigin.TRIGGER, new TaskId(101)));
        }

        @Test
        void itShouldBeRefusedWhereARunIsInTheWay() {
            ScheduleSnapshot snapshot = busy(hourly(Overlap.SKIP, Missed.LATEST), RunOrigin.TICK);

            Decision<ScheduleEvent> decision = new RunDecider(snapshot, hour(0), runs).trigger();

            assertThat(decision)
                    .isEqualTo(Decision.rejected(
                            ErrorCode.CONFLICT,
                            "schedule 'hourly': expected no run under way, found task 7, and its overlap is skip"));
        }
    }

    @Nested
    class Backfill {
        private final ScheduleSnapshot snapshot = idle(hourly(Overlap.SKIP, Missed.LATEST));

        private Decision<ScheduleEvent> backfill(Instant from, Instant to, boolean atOnce) {
            return new RunDecider(snapshot, MIDNIGHT.plusSeconds(60), runs).backfill(from, to, atOnce);
        }

        @Test
        void aDayGoneByShouldMakeEachOfItsRunsInTurn() {
            List<ScheduleEvent> events = accepted(backfill(hour(-48), hour(0), false));

            assertThat(events).hasSize(48);
            assertThat(started(events)).containsExactly(hour(-48));
            assertThat(events.get(47)).isEqualTo(new RunQueued(hour(-1), RunOrigin.BACKFILL));
        }

        @Test
        void allAtOnceShouldStartThemAll() {
            assertThat(started(accepted(backfill(hour(-48), hour(0), true)))).hasSize(48);
        }

        @Test
        void whatWasRunShouldNotRunAgainAndWhatWasSkippedShould() {
            runs.recorded.put(hour(-3), RunOutcome.STARTED);
            runs.recorded.put(hour(-2), RunOutcome.SKIPPED);
            runs.recorded.put(hour(-1), RunOutcome.WAITING);

            assertThat(started(accepted(backfill(hour(-4), hour(0), true)))).containsExactly(hour(-4), hour(-2));
        }

        @Test
        void whatIsStillToComeShouldBeLeftToTheSchedule() {
            assertThat(started(accepted(backfill(hour(-1), hour(9), true)))).containsExactly(hour(-1), hour(0));
        }

        @Test
        void tooMuchShouldBeRefused() {
            assertThat(backfill(hour(-2_000), hour(0), true)).isInstanceOf(Decision.Rejected.class);
            assertThat(backfill(hour(0), hour(0), true))
                    .isEqualTo(Decision.rejected(
                            ErrorCode.INVALID_INPUT,
                            "backfill: expected from before to, found from %s to %s".formatted(hour(0), hour(0))));
        }

        /** What a backfill of any stretch makes is what keeping its times one by one would have made. */
        @Test
        void aBackfillShouldEqualWhatWouldHaveRun() {
            for (String cron : List.of("*/25 * * * *", "30 2 * * *", "0 */5 * * *")) {
                for (String zone : List.of("Europe/Berlin", "Australia/Lord_Howe")) {
                    Timetable timetable = Timetable.cron(cron, zone);
                    Instant from = Instant.parse("2026-10-02T10:00:00Z");
                    Instant to = from.plus(Duration.ofDays(2));
                    Schedule schedule = new Schedule(
                            new ScheduleId(3),
                            new ScheduleSpec(
                                    "s",
                                    timetable,
                                    TickPolicy.DEFAULT,
                                    ScheduledTask.of("d", Document.emptyObject()),
                                    false),
                            ScheduleState.ACTIVE,
                            timetable.next(from.minusNanos(1_000)).orElseThrow(),
                            from,
                            from);
                    List<Instant> lived = lived(schedule, to);
                    Schedule later = new Schedule(
                            schedule.id(),
                            schedule.spec(),
                            ScheduleState.ACTIVE,
                            timetable.next(to).orElseThrow(),
                            from,
                            to);

                    List<Instant> filled = started(
                            accepted(new RunDecider(idle(later), to, runs).backfill(from, to.plusNanos(1_000), true)));

                    assertThat(filled).as(cron + " " + zone).isNotEmpty().isEqualTo(lived);
                }
            }
        }

        private List<Instant> lived(Schedule born, Instant to) {
            List<Instant> lived = new ArrayList<>();
            Schedule schedule = born;
            for (Instant next = schedule.next(); next != null && !next.isAfter(to); next = schedule.next()) {
                for (ScheduleEvent event : tick(idle(schedule), next)) {
                    schedule = ScheduleEvolution.evolve(schedule, event, next);
                    lived.addAll(started(List.of(event)));
                }
            }
            return lived;
        }
    }
}
