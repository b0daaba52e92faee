package dev.gradus.core.api;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DurationText;
import dev.gradus.core.schedule.Schedule;
import dev.gradus.core.schedule.ScheduleRun;
import dev.gradus.core.schedule.ScheduleSnapshot;
import dev.gradus.core.schedule.ScheduleSpec;
import dev.gradus.core.schedule.ScheduledTask;
import dev.gradus.core.schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How schedules look in {@code /api/v1}. Stateless and thread safe. */
public final class ScheduleRepresentation {
    /** So many of the times to come are shown with a schedule. */
    public static final int SHOWN_TIMES = 5;

    /** A schedule in a list. */
    public Document summary(Schedule schedule) {
        return shape(schedule).done();
    }

    /** A schedule with its next times and the runs that are not over. */
    public Document schedule(ScheduleSnapshot snapshot) {
        List<Document> open = snapshot.open().stream()
                .map(run -> new Shape()
                        .with("tick", run.tick())
                        .with("origin", run.origin().word())
                        .with("task_id", run.task().value())
                        .done())
                .toList();
        return shape(snapshot.schedule())
                .with("next_times", times(next(snapshot.schedule(), SHOWN_TIMES)))
                .with("open_runs", open)
                .with("waiting_runs", snapshot.waiting().size())
                .done();
    }

    /** The times of a schedule that will come next, if nobody changes it; none while it is paused. */
    public List<Instant> next(Schedule schedule, int count) {
        Instant first = schedule.next();
        return first == null ? List.of() : schedule.spec().timetable().between(first, Instant.MAX, count);
    }

    /** Times, as texts. */
    public List<Document> times(List<Instant> times) {
        return times.stream().map(time -> Document.of(Shape.time(time))).toList();
    }

    /** A run. */
    public Document run(ScheduleRun run) {
        return new Shape()
                .with("tick", run.tick())
                .with("origin", run.origin().word())
                .with("outcome", run.outcome().word())
                .with("task_id", run.task() == null ? null : run.task().value())
                .with("state", run.state() == null ? null : run.state().word())
                .withForeign("reason", run.reason())
                .with("at", run.at())
                .done();
    }

    private static Shape shape(Schedule schedule) {
        ScheduleSpec spec = schedule.spec();
        ScheduledTask task = spec.task();
        Timetable timetable = spec.timetable();
        Duration every = timetable.every();
        return new Shape()
                .with("id", schedule.id().value())
                .with("name", spec.name())
                .with("definition", task.definition())
                .with("state", schedule.state().word())
                .with("times", timetable.toString())
                .with("next", schedule.next())
                .with("cron", timetable.cron())
                .with("zone", timetable.zone())
                .with("every", every == null ? null : DurationText.format(every))
                .with("from", timetable.from())
                .with("at", timetable.at())
                .with("overlap", spec.policy().overlap().word())
                .with("missed", spec.policy().missed().word())
                .with("inputs", task.inputs())
                .with("local_path", task.localPath())
                .with("shared_path", task.sharedPath())
                .with("labels", task.labels())
                .with("declared", spec.declared())
                .with("created_at", schedule.createdAt())
                .with("updated_at", schedule.updatedAt());
    }
}
