package dev.gradus.core.memory;

import dev.gradus.core.port.WorkHint;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tasks with everything that is looked up about their steps. Used in transactions only. */
final class TaskTable {
    private final NavigableMap<TaskId, TaskSnapshot> newestFirst =
            new TreeMap<>(Comparator.comparingLong(TaskId::value).reversed());
    private final Map<StepId, TaskId> owners = new HashMap<>();
    private final ReadyIndex ready = new ReadyIndex();
    private final AttemptHistory history = new AttemptHistory();
    private final Holdings holdings;
    private final WorkHint hint;

    TaskTable(Holdings holdings, WorkHint hint) {
        this.holdings = holdings;
        this.hint = hint;
    }

    Optional<TaskSnapshot> find(TaskId id) {
        return Optional.ofNullable(newestFirst.get(id));
    }

    Optional<TaskId> ownerOf(StepId step) {
        return Optional.ofNullable(owners.get(step));
    }

    /** The task of the step. */
    Optional<TaskSnapshot> holding(StepId step) {
        return ownerOf(step).flatMap(this::find);
    }

    Collection<TaskSnapshot> newestFirst() {
        return newestFirst.values();
    }

    /** The tasks that were stored before this one, newest first. */
    Collection<TaskSnapshot> before(@Nullable TaskId cursor) {
        return cursor == null
                ? newestFirst()
                : newestFirst.tailMap(cursor, false).values();
    }

    ReadyIndex ready() {
        return ready;
    }

    List<Attempt> attempts(Step step) {
        return history.of(step);
    }

    /** Stores the task as it is now. */
    @SuppressWarnings("ReferenceEquality") // an unchanged step is the same object; an equal one costs only time
    void put(TaskSnapshot after, Instant now) {
        TaskId id = after.task().id();
        TaskSnapshot before = newestFirst.put(id, after);
        if (before != null) {
            before.all().stream()
                    .filter(step -> !after.steps().containsKey(step.key()))
                    .forEach(this::forget);
        }
        for (Step step : after.all()) {
            Step old = before == null ? null : before.steps().get(step.key());
            if (old != step) {
                replace(id, old, step, now);
            }
        }
    }

    /** Removes the task and all that is looked up about its steps, of which none lives. */
    void remove(TaskSnapshot task) {
        newestFirst.remove(task.task().id());
        task.all().forEach(this::forget);
    }

    private void forget(Step step) {
        owners.remove(step.id());
        ready.remove(step.id());
        history.remove(step.id());
        holdings.remove(step);
    }

    private void replace(TaskId task, @Nullable Step before, Step after, Instant now) {
        owners.put(after.id(), task);
        ready.replace(task, after, now);
        history.replace(before, after);
        holdings.replace(task, before, after);
        if (after.state() == StepState.READY && (before == null || before.state() != StepState.READY)) {
            hint.give();
        }
        if (before != null
                && before.isLive()
                && !after.isLive()
                && !after.spec().gates().areOpen()) {
            hint.give(); // others may be let in now
        }
    }
}
