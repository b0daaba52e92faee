package dev.gradus.core.engine;

import dev.gradus.core.api.Backfill;
import dev.gradus.core.api.Schedules;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.IdempotencyKey;
import dev.gradus.core.port.Once;
import dev.gradus.core.port.ScheduleStore;
import dev.gradus.core.schedule.RunDecider;
import dev.gradus.core.schedule.RunOutcome;
import dev.gradus.core.schedule.Schedule;
import dev.gradus.core.schedule.ScheduleDecider;
import dev.gradus.core.schedule.ScheduleEvent;
import dev.gradus.core.schedule.ScheduleEvent.RunQueued;
import dev.gradus.core.schedule.ScheduleEvent.RunStarted;
import dev.gradus.core.schedule.ScheduleRun;
import dev.gradus.core.schedule.ScheduleSnapshot;
import dev.gradus.core.schedule.ScheduleSpec;
import dev.gradus.core.transition.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Schedules over the store. */
final class ScheduleService implements Schedules {
    private final ScheduleStore store;
    private final TaskMaker maker;
    private final Runnable changed;

    /**
     * A service.
     *
     * @param changed is told that the scheduler of this process has reason to look
     */
    ScheduleService(ScheduleStore store, TaskMaker maker, Runnable changed) {
        this.store = store;
        this.maker = maker;
        this.changed = changed;
    }

    @Override
    public Once<ScheduleSnapshot> create(ScheduleSpec spec, Cause cause, @Nullable IdempotencyKey key) {
        RunTemplate.require(spec, maker);
        Once<Schedule> stored = store.create(spec, cause, key);
        changed.run();
        return stored.map(schedule ->
                stored.replayed() ? get(schedule.name()) : new ScheduleSnapshot(schedule, List.of(), List.of()));
    }

    @Override
    public ScheduleSnapshot revise(ScheduleSpec spec, Cause cause) {
        Schedule schedule = get(spec.name()).schedule();
        if (schedule.spec().declared()) {
            throw new CoreException(
                    ErrorCode.CONFLICT,
                    "schedule '%s' is declared by the definition of this name: register another version of that"
                            .formatted(spec.name()));
        }
        return revise(schedule, spec, cause);
    }

    private ScheduleSnapshot revise(Schedule schedule, ScheduleSpec spec, Cause cause) {
        RunTemplate.require(spec, maker);
        return change(schedule, cause, (now, at, desk) -> ScheduleDecider.revise(now.schedule(), spec, at));
    }

    private ScheduleSnapshot change(Schedule schedule, Cause cause, ScheduleStore.Ruling ruling) {
        var change = store.change(schedule.id(), cause, ruling);
        change.orThrow();
        changed.run();
        return change.snapshot();
    }

    @Override
    public ScheduleSnapshot get(String name) {
        return store.find(name)
                .orElseThrow(() ->
                        new CoreException(ErrorCode.NOT_FOUND, "there is no schedule named '%s'".formatted(name)));
    }

    @Override
    public List<Schedule> list(String after, int limit) {
        return store.list(after, bounded(limit));
    }

    @Override
    public List<ScheduleRun> runs(String name, Instant before, int limit) {
        return store.runs(get(name).schedule().id(), before, bounded(limit));
    }

    private static int bounded(int limit) {
        if (limit < 1 || limit > MAX_LISTED) {
            throw new CoreException(
                    ErrorCode.INVALID_INPUT, "limit: expected 1 to %d, found %d".formatted(MAX_LISTED, limit));
        }
        return limit;
    }

    @Override
    public ScheduleSnapshot hold(String name, boolean paused, Cause cause) {
        return change(
                get(name).schedule(),
                cause,
                (now, at, desk) ->
                        paused ? ScheduleDecider.pause(now.schedule()) : ScheduleDecider.resume(now.schedule(), at));
    }

    @Override
    public Once<ScheduleRun> trigger(String name, Cause cause, @Nullable IdempotencyKey key) {
        Schedule schedule = get(name).schedule();
        RunTemplate template = RunTemplate.require(schedule.spec(), maker);
        return added(schedule, cause, key, (now, at, desk) -> new RunDecider(now, at, template.at(desk)).trigger())
                .map(runs -> runs.stream()
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalStateException("a trigger of schedule " + name + " made no run")));
    }

    @Override
    public Once<List<ScheduleRun>> backfill(String name, Backfill asked, Cause cause, @Nullable IdempotencyKey key) {
        Schedule schedule = get(name).schedule();
        RunTemplate template = RunTemplate.require(schedule.spec(), maker);
        if (asked.dryRun()) {
            return new Once<>(preview(schedule, template, asked, cause), false);
        }
        return added(
                schedule,
                cause,
                key,
                (now, at, desk) ->
                        new RunDecider(now, at, template.at(desk)).backfill(asked.from(), asked.to(), asked.atOnce()));
    }

    /** Decides as ever and keeps nothing of it: the tasks are of no store. */
    private List<ScheduleRun> preview(Schedule schedule, RunTemplate template, Backfill asked, Cause cause) {
        List<ScheduleRun> runs = new ArrayList<>();
        store.change(schedule.id(), cause, (now, at, desk) -> {
                    runs.clear();
                    Decision<ScheduleEvent> decision = new RunDecider(now, at, template.pretending(desk))
                            .backfill(asked.from(), asked.to(), asked.atOnce());
                    if (!(decision instanceof Decision.Accepted<ScheduleEvent> accepted)) {
                        return decision;
                    }
                    accepted.events().forEach(event -> run(event, at).ifPresent(runs::add));
                    return Decision.nothing();
                })
                .orThrow();
        return runs.stream()
                .map(run -> new ScheduleRun(run.tick(), run.origin(), run.outcome(), null, null, null, run.at()))
                .toList();
    }

    private Once<List<ScheduleRun>> added(
            Schedule schedule, Cause cause, @Nullable IdempotencyKey key, ScheduleStore.Ruling ruling) {
        var change = store.change(schedule.id(), cause, key, ruling);
        List<ScheduleRun> before = change.replayed();
        if (before != null) {
            return new Once<>(before, true);
        }
        List<ScheduleEvent> events = change.orThrow();
        changed.run();
        Instant at = change.snapshot().schedule().updatedAt();
        return new Once<>(
                events.stream().flatMap(event -> run(event, at).stream()).toList(), false);
    }

    private static Optional<ScheduleRun> run(ScheduleEvent event, Instant at) {
        if (event instanceof RunStarted run) {
            return Optional.of(
                    new ScheduleRun(run.tick(), run.origin(), RunOutcome.STARTED, run.task(), null, null, at));
        }
        return event instanceof RunQueued run
                ? Optional.of(new ScheduleRun(run.tick(), run.origin(), RunOutcome.WAITING, null, null, null, at))
                : Optional.empty();
    }

    @Override
    public Schedule delete(String name, Cause cause) {
        return store.delete(get(name).schedule().id(), cause);
    }

    /** Refuses a definition whose schedule has the name of one that somebody made by hand. */
    void checkDeclared(Definition definition) {
        Optional<Schedule> known = store.find(definition.name()).map(ScheduleSnapshot::schedule);
        if (definition.schedule() != null
                && known.filter(schedule -> !schedule.spec().declared()).isPresent()) {
            throw new CoreException(
                    ErrorCode.CONFLICT,
                    "definition '%s' declares a schedule, and one of that name was made by hand: delete that first"
                            .formatted(definition.name()));
        }
    }

    /** Has the schedule be what the definition's current version declares: made, changed, or gone. */
    void declare(Definition definition, Cause cause) {
        Optional<Schedule> known = store.find(definition.name()).map(ScheduleSnapshot::schedule);
        ScheduleSpec declared = definition.schedule();
        if (declared != null) {
            known.ifPresentOrElse(schedule -> revise(schedule, declared, cause), () -> create(declared, cause));
        } else {
            known.filter(schedule -> schedule.spec().declared())
                    .ifPresent(schedule -> store.delete(schedule.id(), cause));
        }
    }
}
