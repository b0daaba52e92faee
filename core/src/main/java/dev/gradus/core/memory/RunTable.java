package dev.gradus.core.memory;

import dev.gradus.core.schedule.RunOrigin;
import dev.gradus.core.schedule.RunOutcome;
import dev.gradus.core.schedule.Schedule;
import dev.gradus.core.schedule.ScheduleEvent;
import dev.gradus.core.schedule.ScheduleEvent.RunQueued;
import dev.gradus.core.schedule.ScheduleEvent.RunSkipped;
import dev.gradus.core.schedule.ScheduleEvent.RunStarted;
import dev.gradus.core.schedule.ScheduleId;
import dev.gradus.core.schedule.ScheduleRun;
import dev.gradus.core.schedule.ScheduleSnapshot;
import dev.gradus.core.schedule.ScheduleSnapshot.OpenRun;
import dev.gradus.core.schedule.ScheduleSnapshot.WaitingRun;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The runs of all schedules, by their times. Used in transactions only. */
final class RunTable {
    private final TaskTable tasks;
    private final Map<ScheduleId, NavigableMap<Instant, Kept>> runs = new HashMap<>();

    private record Kept(
            Instant tick,
            RunOrigin origin,
            RunOutcome outcome,
            @Nullable TaskId task,
            @Nullable String reason,
            Instant at) {}

    RunTable(TaskTable tasks) {
        this.tasks = tasks;
    }

    private NavigableMap<Instant, Kept> of(ScheduleId id) {
        return runs.computeIfAbsent(id, any -> new TreeMap<>());
    }

    /** What an event says of a run. */
    void keep(ScheduleId id, ScheduleEvent event, Instant now) {
        if (event instanceof RunQueued queued) {
            put(id, new Kept(queued.tick(), queued.origin(), RunOutcome.WAITING, null, null, now));
        } else if (event instanceof RunStarted started) {
            put(id, new Kept(started.tick(), started.origin(), RunOutcome.STARTED, started.task(), null, now));
        } else if (event instanceof RunSkipped skipped) {
            put(id, new Kept(skipped.tick(), skipped.origin(), RunOutcome.SKIPPED, null, skipped.reason(), now));
        }
    }

    private void put(ScheduleId id, Kept run) {
        Kept before = of(id).put(run.tick(), run);
        if (before != null && before.outcome() == RunOutcome.STARTED) {
            throw new IllegalStateException("schedule %s has a run of %s already".formatted(id, run.tick()));
        }
    }

    ScheduleSnapshot snapshot(Schedule schedule) {
        List<OpenRun> open = new ArrayList<>();
        List<WaitingRun> waiting = new ArrayList<>();
        for (Kept run : of(schedule.id()).values()) {
            TaskId task = run.task();
            if (task != null && state(task).filter(now -> !now.isTerminal()).isPresent()) {
                open.add(new OpenRun(run.tick(), run.origin(), task));
            } else if (run.outcome() == RunOutcome.WAITING) {
                waiting.add(new WaitingRun(run.tick(), run.origin()));
            }
        }
        return new ScheduleSnapshot(schedule, open, waiting);
    }

    private Optional<TaskState> state(TaskId task) {
        return tasks.find(task).map(TaskSnapshot::task).map(Task::state);
    }

    boolean hasWaiting(ScheduleId id) {
        return of(id).values().stream().anyMatch(run -> run.outcome() == RunOutcome.WAITING);
    }

    Map<Instant, RunOutcome> recorded(ScheduleId id, Instant from, Instant to) {
        Map<Instant, RunOutcome> found = new TreeMap<>();
        if (!from.isAfter(to)) {
            of(id).subMap(from, true, to, true).forEach((tick, run) -> found.put(tick, run.outcome()));
        }
        return found;
    }

    List<ScheduleRun> list(ScheduleId id, Instant before, int limit) {
        return of(id).headMap(before, false).descendingMap().values().stream()
                .limit(limit)
                .map(this::shown)
                .toList();
    }

    /** The runs of these times that are kept, by their times. */
    List<ScheduleRun> list(ScheduleId id, List<Instant> ticks) {
        return of(id).values().stream()
                .filter(run -> ticks.contains(run.tick()))
                .map(this::shown)
                .toList();
    }

    private ScheduleRun shown(Kept run) {
        Optional<TaskState> state = Optional.ofNullable(run.task()).flatMap(this::state);
        return new ScheduleRun(
                run.tick(),
                run.origin(),
                run.outcome(),
                state.isEmpty() ? null : run.task(),
                state.orElse(null),
                run.reason(),
                run.at());
    }

    /** Forgets what is over since before this. */
    void forgetOld(ScheduleId id, Instant until) {
        of(id).headMap(until, false).values().removeIf(run -> run.at().isBefore(until) && isOver(run));
    }

    private boolean isOver(Kept run) {
        TaskId task = run.task();
        boolean goesOn =
                task != null && state(task).filter(now -> !now.isTerminal()).isPresent();
        return run.outcome() != RunOutcome.WAITING && !goesOn;
    }

    void forget(ScheduleId id) {
        runs.remove(id);
    }
}
