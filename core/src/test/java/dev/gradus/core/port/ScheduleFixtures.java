package dev.gradus.core.port;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.Stream;
import dev.gradus.core.schedule.Missed;
import dev.gradus.core.schedule.Overlap;
import dev.gradus.core.schedule.RunDecider;
import dev.gradus.core.schedule.RunOrigin;
import dev.gradus.core.schedule.RunOutcome;
import dev.gradus.core.schedule.Runs;
import dev.gradus.core.schedule.Schedule;
import dev.gradus.core.schedule.ScheduleEvent;
import dev.gradus.core.schedule.ScheduleEvent.RunStarted;
import dev.gradus.core.schedule.ScheduleEvent.ScheduleRevised;
import dev.gradus.core.schedule.ScheduleSnapshot;
import dev.gradus.core.schedule.ScheduleSpec;
import dev.gradus.core.schedule.ScheduledTask;
import dev.gradus.core.schedule.TickPolicy;
import dev.gradus.core.schedule.Timetable;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.transition.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Schedules and what happens to them, for the contracts of their store. */
public interface ScheduleFixtures extends StoresContract {
    Instant LATER = Instant.parse("9999-12-31T23:59:59Z");
    Instant LONG_AGO = Instant.parse("2026-01-15T02:00:00Z");

    default ScheduleStore store() {
        return stores().schedules();
    }

    /** Comes every hour, makes up for everything, one after the other. */
    default ScheduleSpec hourly(String name) {
        return new ScheduleSpec(
                name,
                Timetable.every(Duration.ofHours(1)),
                new TickPolicy(Overlap.QUEUE, Missed.ALL),
                ScheduledTask.of("report", Document.emptyObject()),
                false);
    }

    default Schedule created() {
        return store().create(hourly(unique("hourly")), CAUSE);
    }

    /** The schedule with a time that came so many hours ago. */
    default Schedule overdue(int hours) {
        Schedule schedule = created();
        Instant past = schedule.createdAt().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(hours - 1L));
        return store().change(
                        schedule.id(),
                        CAUSE,
                        (snapshot, now, desk) -> Decision.accepted(List.of(new ScheduleRevised(schedule.spec(), past))))
                .snapshot()
                .schedule();
    }

    default ScheduleChange apply(Schedule schedule, ScheduleEvent... events) {
        return store().change(schedule.id(), CAUSE, (snapshot, now, desk) -> Decision.accepted(List.of(events)));
    }

    /** A task that nobody executes, which therefore goes on. */
    default NewTask task(String name) {
        return NewTasks.automatic(name, steps().step("a"));
    }

    default ScheduleChange started(Schedule schedule, Instant tick) {
        String name = unique("run");
        return store().change(
                        schedule.id(),
                        CAUSE,
                        (snapshot, now, desk) -> Decision.accepted(
                                List.of(new RunStarted(tick, RunOrigin.TICK, desk.create(task(name))))));
    }

    default List<EventEnvelope> events(Schedule schedule) {
        return stores().events()
                .read(new Stream(Stream.Kind.SCHEDULE, schedule.id().value()), 0, 10_000);
    }

    /** What a server does with the times that have come. */
    default ScheduleChange tick(Schedule schedule) {
        return store().change(
                        schedule.id(),
                        CAUSE,
                        (snapshot, now, desk) -> new RunDecider(snapshot, now, runs(snapshot, desk)).tick());
    }

    default Runs runs(ScheduleSnapshot snapshot, ScheduleStore.Desk desk) {
        return new Runs() {
            @Override
            public Optional<String> refusal() {
                return Optional.empty();
            }

            @Override
            public TaskId start(Instant tick) {
                return desk.create(task(snapshot.schedule().spec().taskName(tick)));
            }

            @Override
            public Map<Instant, RunOutcome> recorded(Instant from, Instant to) {
                return desk.recorded(from, to);
            }
        };
    }
}
