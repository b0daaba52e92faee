package dev.gradus.core.task;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepIds;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.transition.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a task begins: it is created with its first steps, and started at once when the engine dispatches it.
 *
 * @param snapshot the task after its first facts
 * @param events the facts, in order
 */
public record TaskBirth(TaskSnapshot snapshot, List<DomainEvent> events) {
    public TaskBirth {
        events = List.copyOf(events);
    }

    /**
     * A task that is stored now.
     *
     * @throws IllegalArgumentException for keys that occur twice or needs that name no step; definitions are checked before
     */
    public static TaskBirth of(TaskId id, TaskSpec spec, Pins pins, List<StepSpec> steps, StepIds ids, Instant now) {
        refuseLooseNeeds(steps);
        List<TaskEvent.AddedStep> added = new ArrayList<>();
        for (StepSpec step : steps) {
            added.add(new TaskEvent.AddedStep(ids.next(), step));
        }
        TaskEvent.TaskCreated created = new TaskEvent.TaskCreated(spec, added, pins);
        List<DomainEvent> events = new ArrayList<>();
        events.add(created);
        TaskSnapshot snapshot = TaskEvolution.born(id, created, now);
        if (!spec.rules().isManual() && !steps.isEmpty()) {
            Decision<DomainEvent> start = TaskDecider.decide(snapshot, new TaskCommand.Start(), now, ids);
            for (DomainEvent event : ((Decision.Accepted<DomainEvent>) start).events()) {
                snapshot = TaskEvolution.evolve(snapshot, event, now);
                events.add(event);
            }
        }
        return new TaskBirth(snapshot, events);
    }

    /**
     * The birth, at the same moment, of another task with the same steps, rules and pins.
     *
     * @param spec what the other is, with the same rules
     */
    public TaskBirth again(TaskId id, TaskSpec spec, StepIds ids) {
        if (!spec.rules().equals(snapshot.task().spec().rules())) {
            throw new IllegalArgumentException("task %s has other rules".formatted(id));
        }
        List<TaskEvent.AddedStep> added = new ArrayList<>();
        Map<StepKey, Step> steps = new LinkedHashMap<>();
        for (Step step : snapshot.all()) {
            StepId number = ids.next();
            added.add(new TaskEvent.AddedStep(number, step.spec()));
            steps.put(step.key(), step.numbered(number));
        }
        List<DomainEvent> facts = new ArrayList<>(events);
        facts.set(0, new TaskEvent.TaskCreated(spec, added, created().pins()));
        return new TaskBirth(new TaskSnapshot(snapshot.task().again(id, spec), steps, snapshot.seq()), facts);
    }

    /** The first fact. */
    public TaskEvent.TaskCreated created() {
        return (TaskEvent.TaskCreated) events.get(0);
    }

    private static void refuseLooseNeeds(List<StepSpec> steps) {
        Set<StepKey> keys = new LinkedHashSet<>();
        for (StepSpec step : steps) {
            if (!keys.add(step.key())) {
                throw new IllegalArgumentException("two steps have the key '" + step.key() + "'");
            }
        }
        for (StepSpec step : steps) {
            for (StepKey need : step.needs()) {
                if (!keys.contains(need)) {
                    throw new IllegalArgumentException(
                            "step '%s' needs '%s', which does not exist".formatted(step.key(), need));
                }
            }
        }
    }
}
