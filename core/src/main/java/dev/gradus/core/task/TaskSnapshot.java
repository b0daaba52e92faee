package dev.gradus.core.task;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A task with all its steps, as they were after one event: what a store loads under the task's lock, what deciders decide
 * on, and what the fold of the task's events gives. Immutable.
 *
 * @param task the task
 * @param steps its steps by key, in the order they were added
 * @param seq the number of the task's last event
 */
public record TaskSnapshot(Task task, Map<StepKey, Step> steps, long seq) {
    public TaskSnapshot {
        requireNonNull(task, "task");
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }

    /** The step with this key. */
    public Optional<Step> step(StepKey key) {
        return Optional.ofNullable(steps.get(key));
    }

    /** The step with this number. */
    public Optional<Step> step(StepId id) {
        return steps.values().stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /** The step with this key, which a fact names and which therefore exists. */
    public Step require(StepKey key) {
        Step step = steps.get(key);
        if (step == null) {
            throw new IllegalStateException("task %s has no step '%s'".formatted(task.id(), key));
        }
        return step;
    }

    /**
     * What a completed step has to show.
     *
     * @throws CoreException NOT_FOUND when there is no such step, CONFLICT when it has not completed
     */
    public Document results(String key) {
        Step step = step(new StepKey(key))
                .orElseThrow(() ->
                        new CoreException(ErrorCode.NOT_FOUND, "task %s has no step '%s'".formatted(task.id(), key)));
        if (step.state() != StepState.COMPLETED) {
            throw new CoreException(
                    ErrorCode.CONFLICT,
                    "step '%s' of task %s is %s, not completed: it has no results"
                            .formatted(key, task.id(), step.state().word()));
        }
        return step.result().results();
    }

    /** All steps in order. */
    public Collection<Step> all() {
        return steps.values();
    }

    /** The steps that count for the task's state, in order. */
    public List<Step> work() {
        return steps.values().stream().filter(step -> step.spec().isWork()).toList();
    }

    /** Whether some work step satisfies the condition. */
    public boolean anyWork(Predicate<Step> condition) {
        return steps.values().stream().anyMatch(step -> step.spec().isWork() && condition.test(step));
    }

    /** Whether an attempt of some step is executing or being stopped. */
    public boolean hasLiveStep() {
        return steps.values().stream()
                .anyMatch(step -> step.isLive() && !step.spec().isExternal());
    }

    /** Throws CONFLICT while an attempt of some step is executing or being stopped. */
    public void requireNoLiveStep() {
        if (hasLiveStep()) {
            throw new CoreException(
                    ErrorCode.CONFLICT,
                    "task %s has a step that is being executed: cancel the task first".formatted(task.id()));
        }
    }

    /** The keys given and all that need them, directly or through others, in step order. */
    public Set<StepKey> withDownstream(Set<StepKey> keys) {
        Map<StepKey, Set<StepKey>> dependants = new HashMap<>();
        for (Step step : steps.values()) {
            for (StepKey need : step.spec().needs()) {
                dependants.computeIfAbsent(need, any -> new LinkedHashSet<>()).add(step.key());
            }
        }
        Set<StepKey> reached = new LinkedHashSet<>();
        var open = new ArrayDeque<>(keys);
        while (!open.isEmpty()) {
            StepKey key = open.poll();
            if (reached.add(key)) {
                open.addAll(dependants.getOrDefault(key, Set.of()));
            }
        }
        Set<StepKey> ordered = new LinkedHashSet<>(steps.keySet());
        ordered.retainAll(reached);
        return ordered;
    }

    /** The keys given and all that were generated under them, directly or through others, in step order. */
    Set<StepKey> withGenerated(Set<StepKey> keys) {
        Set<StepKey> all = new LinkedHashSet<>();
        for (Step step : steps.values()) {
            StepKey parent = step.spec().parent();
            if (keys.contains(step.key()) || (parent != null && all.contains(parent))) {
                all.add(step.key());
            }
        }
        return all;
    }

    /** The same snapshot with one step replaced or added. */
    TaskSnapshot with(Step step) {
        Map<StepKey, Step> changed = new LinkedHashMap<>(steps);
        changed.put(step.key(), step);
        return new TaskSnapshot(task, changed, seq);
    }

    /** The same snapshot without one step, of which the others may still speak. */
    TaskSnapshot without(StepKey key) {
        Map<StepKey, Step> rest = new LinkedHashMap<>(steps);
        rest.remove(key);
        return new TaskSnapshot(task, rest, seq);
    }

    /** The same snapshot with the task replaced. */
    TaskSnapshot with(Task changed) {
        return new TaskSnapshot(changed, steps, seq);
    }

    /** The same snapshot one event later. */
    TaskSnapshot counted() {
        return new TaskSnapshot(task, steps, seq + 1);
    }

    /** The same snapshot with an operational move of one step, which is no fact and does not count. */
    public TaskSnapshot moved(Step step) {
        require(step.key());
        return with(step);
    }
}
