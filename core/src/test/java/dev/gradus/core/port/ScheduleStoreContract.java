package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.schedule.RunDecider;
import dev.gradus.core.schedule.RunOrigin;
import dev.gradus.core.schedule.RunOutcome;
import dev.gradus.core.schedule.Schedule;
import dev.gradus.core.schedule.ScheduleDecider;
import dev.gradus.core.schedule.ScheduleEvent;
import dev.gradus.core.schedule.ScheduleEvent.RunQueued;
import dev.gradus.core.schedule.ScheduleEvent.RunSkipped;
import dev.gradus.core.schedule.ScheduleEvent.RunStarted;
import dev.gradus.core.schedule.ScheduleEvent.ScheduleCreated;
import dev.gradus.core.schedule.ScheduleEvolution;
import dev.gradus.core.schedule.ScheduleRun;
import dev.gradus.core.schedule.ScheduleSnapshot;
import dev.gradus.core.schedule.ScheduleSnapshot.OpenRun;
import dev.gradus.core.schedule.ScheduleSnapshot.WaitingRun;
import dev.gradus.core.schedule.ScheduleSpec;
import dev.gradus.core.schedule.ScheduleState;
import dev.gradus.core.schedule.Timetable;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.Together;
import dev.gradus.core.transition.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link ScheduleStore} promises. */
public interface ScheduleStoreContract extends ScheduleFixtures {

    @Test
    default void aScheduleShouldBeFoundAsItWasStored() {
        Schedule schedule = created();

        ScheduleSnapshot found = store().find(schedule.name()).orElseThrow();

        assertThat(found).isEqualTo(new ScheduleSnapshot(schedule, List.of(), List.of()));
        assertThat(schedule.state()).isEqualTo(ScheduleState.ACTIVE);
        assertThat(schedule.next())
                .isEqualTo(schedule.createdAt().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
        assertThat(store().find(unique("nobody"))).isEmpty();
    }

    @Test
    default void aNameShouldBeTakenOnce() {
        Schedule schedule = created();

        assertThatThrownBy(() -> store().create(schedule.spec(), CAUSE))
                .isInstanceOfSatisfying(CoreException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT);
                    assertThat(refused).hasMessage("there is a schedule named '%s' already", schedule.name());
                });
    }

    @Test
    default void aScheduleWithoutATimeLeftShouldNotBeStored() {
        ScheduleSpec hourly = hourly(unique("past"));
        ScheduleSpec past = new ScheduleSpec(
                hourly.name(), Timetable.at(LONG_AGO.minusSeconds(864_000_000)), hourly.policy(), hourly.task(), false);

        assertThatThrownBy(() -> store().create(past, CAUSE))
                .isInstanceOfSatisfying(
                        CoreException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_INPUT));
        assertThat(store().find(past.name())).isEmpty();
    }

    @Test
    default void schedulesShouldBeListedByName() {
        String beginning = unique("list");
        for (String end : List.of("c", "a", "b")) {
            store().create(hourly(beginning + end), CAUSE);
        }

        assertThat(store().list(beginning, 2))
                .extracting(Schedule::name)
                .containsExactly(beginning + "a", beginning + "b");
        assertThat(store().list(beginning + "b", 1)).extracting(Schedule::name).containsExactly(beginning + "c");
    }

    @Test
    default void whatIsStoredShouldBeTheFoldOfItsEvents() {
        Schedule schedule = overdue(3);
        tick(schedule);
        store().change(schedule.id(), CAUSE, (snapshot, now, desk) -> ScheduleDecider.pause(snapshot.schedule()));

        List<EventEnvelope> events = events(schedule);
        assertThat(events)
                .extracting(EventEnvelope::seq)
                .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
        EventEnvelope first = events.get(0);
        Schedule fold = ScheduleEvolution.born(schedule.id(), (ScheduleCreated) first.event(), first.at());
        for (EventEnvelope event : events.subList(1, events.size())) {
            fold = ScheduleEvolution.evolve(fold, (ScheduleEvent) event.event(), event.at());
        }
        assertThat(store().find(schedule.name()).orElseThrow().schedule()).isEqualTo(fold);
        assertThat(fold.state()).isEqualTo(ScheduleState.PAUSED);
    }

    @Test
    default void aRefusalShouldChangeNothing() {
        Schedule schedule = created();

        ScheduleChange change = store().change(
                        schedule.id(), CAUSE, (snapshot, now, desk) -> Decision.rejected(ErrorCode.CONFLICT, "no"));

        assertThatThrownBy(change::orThrow).hasMessage("no");
        assertThat(events(schedule)).hasSize(1);
    }

    @Test
    default void aRunShouldBeOpenUntilItsTaskHasEnded() {
        Schedule schedule = created();

        ScheduleChange change = started(schedule, LONG_AGO);
        TaskId task = ((RunStarted) change.orThrow().get(0)).task();

        assertThat(change.snapshot().open()).containsExactly(new OpenRun(LONG_AGO, RunOrigin.TICK, task));
        change(task, new TaskCommand.CancelTask());
        assertThat(store().find(schedule.name()).orElseThrow().open()).isEmpty();
        assertThat(store().change(schedule.id(), CAUSE, (snapshot, now, desk) -> Decision.nothing())
                        .snapshot()
                        .open())
                .isEmpty();
    }

    @Test
    default void aRunShouldOutliveItsTask() {
        Schedule schedule = created();
        TaskId task = ((RunStarted) started(schedule, LONG_AGO).orThrow().get(0)).task();

        stores().tasks().delete(task);

        assertThat(store().runs(schedule.id(), Instant.parse("2999-01-01T00:00:00Z"), 10))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.outcome()).isEqualTo(RunOutcome.STARTED);
                    assertThat(run.task()).isNull();
                });
        assertThat(store().find(schedule.name()).orElseThrow().open()).isEmpty();
    }

    @Test
    default void aRunThatWaitsShouldWaitUntilItIsStartedOrSkipped() {
        Schedule schedule = created();
        apply(
                schedule,
                new RunQueued(LONG_AGO, RunOrigin.TICK),
                new RunQueued(LONG_AGO.plusSeconds(1), RunOrigin.TICK));

        ScheduleSnapshot waiting = started(schedule, LONG_AGO).snapshot();
        ScheduleSnapshot skipped = apply(schedule, new RunSkipped(LONG_AGO.plusSeconds(1), RunOrigin.TICK, "why not"))
                .snapshot();

        assertThat(waiting.waiting()).containsExactly(new WaitingRun(LONG_AGO.plusSeconds(1), RunOrigin.TICK));
        assertThat(skipped.waiting()).isEmpty();
        assertThat(store().runs(schedule.id(), LONG_AGO.plusSeconds(9), 10))
                .extracting(ScheduleRun::outcome)
                .containsExactly(RunOutcome.SKIPPED, RunOutcome.STARTED);
        assertThat(store().runs(schedule.id(), LONG_AGO.plusSeconds(1), 10))
                .extracting(ScheduleRun::tick)
                .containsExactly(LONG_AGO);
    }

    @Test
    default void aTimeShouldHaveOneRun() {
        Schedule schedule = created();
        started(schedule, LONG_AGO);
        int before = events(schedule).size();

        assertThatThrownBy(() -> started(schedule, LONG_AGO)).isInstanceOf(IllegalStateException.class);

        assertThat(events(schedule)).hasSize(before);
    }

    @Test
    default void whatIsDueShouldBeTold() {
        Schedule due = overdue(2);
        Schedule later = created();

        DueSchedules found = store().due(1_000);

        assertThat(found.due())
                .extracting(snapshot -> snapshot.schedule().id())
                .contains(due.id())
                .doesNotContain(later.id());
        assertThat(found.untilNext()).isPositive().isLessThanOrEqualTo(Duration.ofHours(1));
    }

    @Test
    default void whatWaitsShouldBeToldUnlessItsScheduleIsPaused() {
        Schedule schedule = created();
        apply(schedule, new RunQueued(LONG_AGO, RunOrigin.BACKFILL));

        assertThat(store().due(1_000).due())
                .extracting(snapshot -> snapshot.schedule().id())
                .contains(schedule.id());
        store().change(schedule.id(), CAUSE, (snapshot, now, desk) -> ScheduleDecider.pause(snapshot.schedule()));
        assertThat(store().due(1_000).due())
                .extracting(snapshot -> snapshot.schedule().id())
                .doesNotContain(schedule.id());
    }

    @Test
    default void aDeletedScheduleShouldLeaveItsTasksAndItsEvents() {
        Schedule schedule = created();
        TaskId task = ((RunStarted) started(schedule, LONG_AGO).orThrow().get(0)).task();

        assertThat(store().delete(schedule.id(), CAUSE).name()).isEqualTo(schedule.name());

        assertThat(store().find(schedule.name())).isEmpty();
        assertThat(stores().tasks().find(task)).isPresent();
        assertThat(events(schedule)).extracting(event -> event.event().type()).endsWith("ScheduleDeleted");
        assertThatThrownBy(() -> store().delete(schedule.id(), CAUSE))
                .isInstanceOfSatisfying(
                        CoreException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    default void serversThatKeepOneScheduleAtOnceShouldStartOneRunForEachTime() {
        Schedule schedule = overdue(60);

        Together.run(4, server -> {
            ScheduleSnapshot now = tick(schedule).snapshot();
            for (int i = 0;
                    i < 100
                            && (now.schedule().isDue(Instant.now())
                                    || !now.waiting().isEmpty());
                    i++) {
                now.open().forEach(run -> change(run.task(), new TaskCommand.CancelTask()));
                tick(schedule);
                now = store().change(
                                schedule.id(),
                                CAUSE,
                                (snapshot, at, desk) -> new RunDecider(snapshot, at, runs(snapshot, desk)).proceed())
                        .snapshot();
            }
            return now;
        });

        List<ScheduleRun> runs = store().runs(schedule.id(), Instant.now(), 1_000);
        assertThat(runs).hasSize(60).allMatch(run -> run.outcome() == RunOutcome.STARTED);
        assertThat(runs).extracting(ScheduleRun::task).doesNotHaveDuplicates().doesNotContainNull();
        for (ScheduleRun run : runs) {
            assertThat(stores().tasks().named(schedule.spec().taskName(run.tick())))
                    .contains(run.task());
        }
    }
}
