package dev.gradus.core.memory;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.Stream;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.DueSchedules;
import dev.gradus.core.port.IdempotencyKey;
import dev.gradus.core.port.NewTask;
import dev.gradus.core.port.Once;
import dev.gradus.core.port.ScheduleChange;
import dev.gradus.core.port.ScheduleStore;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.schedule.RunOutcome;
import dev.gradus.core.schedule.Schedule;
import dev.gradus.core.schedule.ScheduleDecider;
import dev.gradus.core.schedule.ScheduleEvent;
import dev.gradus.core.schedule.ScheduleEvent.ScheduleCreated;
import dev.gradus.core.schedule.ScheduleEvent.ScheduleDeleted;
import dev.gradus.core.schedule.ScheduleEvolution;
import dev.gradus.core.schedule.ScheduleId;
import dev.gradus.core.schedule.ScheduleRun;
import dev.gradus.core.schedule.ScheduleSnapshot;
import dev.gradus.core.schedule.ScheduleSpec;
import dev.gradus.core.schedule.ScheduleState;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.transition.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Schedules in memory, which change together with tasks under their lock. */
final class InMemoryScheduleStore implements ScheduleStore {
    private final SharedState state;
    private final TaskStore tasks;
    private final Map<String, ScheduleId> byName = new TreeMap<>();
    private final Map<ScheduleId, Schedule> schedules = new TreeMap<>(Comparator.comparing(ScheduleId::value));
    private final RunTable runs;
    private long lastId;

    /**
     * What was made under an idempotency key.
     *
     * @param schedule it, or that of the runs
     * @param runs their times
     */
    private record Made(ScheduleId schedule, List<Instant> runs) {}

    InMemoryScheduleStore(SharedState state, TaskStore tasks) {
        this.state = state;
        this.tasks = tasks;
        this.runs = new RunTable(state.tasks());
    }

    @Override
    public Once<Schedule> create(ScheduleSpec spec, Cause cause, @Nullable IdempotencyKey key) {
        return state.inTransaction(() -> {
            Optional<Made> before = state.keys().find(key, Made.class);
            if (before.isPresent()) {
                return new Once<>(require(before.get().schedule()), true);
            }
            if (byName.containsKey(spec.name())) {
                throw new CoreException(
                        ErrorCode.CONFLICT, "there is a schedule named '%s' already".formatted(spec.name()));
            }
            Instant now = state.now();
            Decision<ScheduleCreated> decision = ScheduleDecider.create(spec, now);
            if (decision instanceof Decision.Rejected<ScheduleCreated> refused) {
                throw new CoreException(refused.code(), refused.message());
            }
            ScheduleCreated created =
                    ((Decision.Accepted<ScheduleCreated>) decision).events().get(0);
            Schedule schedule = ScheduleEvolution.born(new ScheduleId(++lastId), created, now);
            put(schedule);
            append(schedule.id(), List.of(created), cause, now);
            state.keys().keep(key, new Made(schedule.id(), List.of()), now);
            return new Once<>(schedule, false);
        });
    }

    private void put(Schedule schedule) {
        schedules.put(schedule.id(), schedule);
        byName.put(schedule.name(), schedule.id());
    }

    private void append(ScheduleId id, List<? extends ScheduleEvent> events, Cause cause, Instant now) {
        if (!events.isEmpty()) {
            state.events().append(new Stream(Stream.Kind.SCHEDULE, id.value()), events, cause, now);
        }
    }

    @Override
    public Optional<ScheduleSnapshot> find(String name) {
        return state.inTransaction(() -> Optional.ofNullable(byName.get(name)).map(id -> runs.snapshot(require(id))));
    }

    private Schedule require(ScheduleId id) {
        Schedule found = schedules.get(id);
        if (found == null) {
            throw new CoreException(ErrorCode.NOT_FOUND, "there is no schedule " + id);
        }
        return found;
    }

    @Override
    public List<Schedule> list(String after, int limit) {
        return state.inTransaction(() -> byName.entrySet().stream()
                .filter(named -> named.getKey().compareTo(after) > 0)
                .limit(limit)
                .map(named -> require(named.getValue()))
                .toList());
    }

    @Override
    public List<ScheduleRun> runs(ScheduleId id, Instant before, int limit) {
        return state.inTransaction(() -> runs.list(id, before, limit));
    }

    @Override
    public ScheduleChange change(ScheduleId id, Cause cause, @Nullable IdempotencyKey key, Ruling ruling) {
        return state.inTransaction(() -> {
            Optional<Made> made = state.keys().find(key, Made.class);
            return made.isPresent()
                    ? ScheduleChange.replay(
                            runs.snapshot(require(id)), runs.list(id, made.get().runs()))
                    : decide(id, cause, key, ruling);
        });
    }

    private ScheduleChange decide(ScheduleId id, Cause cause, @Nullable IdempotencyKey key, Ruling ruling) {
        Schedule schedule = require(id);
        ScheduleSnapshot before = runs.snapshot(schedule);
        Instant now = state.now();
        Decision<ScheduleEvent> decision = ruling.decide(before, now, desk(id, cause));
        if (!(decision instanceof Decision.Accepted<ScheduleEvent> accepted)) {
            return new ScheduleChange(before, decision);
        }
        for (ScheduleEvent event : accepted.events()) {
            schedule = ScheduleEvolution.evolve(schedule, event, now);
            runs.keep(id, event, now);
        }
        put(schedule);
        append(id, accepted.events(), cause, now);
        runs.forgetOld(id, now.minus(ScheduleRun.KEPT));
        ScheduleChange change = new ScheduleChange(runs.snapshot(schedule), decision);
        state.keys().keep(key, new Made(id, change.added()), now);
        return change;
    }

    private Desk desk(ScheduleId id, Cause cause) {
        return new Desk() {
            @Override
            public TaskId create(NewTask task) {
                return tasks.create(task, cause).snapshot().task().id();
            }

            @Override
            public Map<Instant, RunOutcome> recorded(Instant from, Instant to) {
                return runs.recorded(id, from, to);
            }
        };
    }

    @Override
    public Schedule delete(ScheduleId id, Cause cause) {
        return state.inTransaction(() -> {
            Schedule schedule = require(id);
            append(id, List.of(new ScheduleDeleted()), cause, state.now());
            schedules.remove(id);
            byName.remove(schedule.name());
            runs.forget(id);
            state.keys().forget(made -> made instanceof Made of && of.schedule().equals(id));
            return schedule;
        });
    }

    @Override
    public DueSchedules due(int limit) {
        return state.inTransaction(() -> {
            Instant now = state.now();
            List<ScheduleSnapshot> due = schedules.values().stream()
                    .filter(schedule -> schedule.isDue(now) || mayProceed(schedule))
                    .sorted(Comparator.comparing(schedule -> Objects.requireNonNullElse(schedule.next(), Instant.MAX)))
                    .limit(limit)
                    .map(runs::snapshot)
                    .toList();
            return new DueSchedules(due, untilNext(now).orElse(null));
        });
    }

    private boolean mayProceed(Schedule schedule) {
        return schedule.state() != ScheduleState.PAUSED && runs.hasWaiting(schedule.id());
    }

    private Optional<Duration> untilNext(Instant now) {
        return schedules.values().stream()
                .map(Schedule::next)
                .filter(next -> next != null && next.isAfter(now))
                .map(next -> Duration.between(now, next))
                .min(Comparator.naturalOrder());
    }
}
