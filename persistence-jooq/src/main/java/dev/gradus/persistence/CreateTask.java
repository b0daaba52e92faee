package dev.gradus.persistence;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.Stream;
import dev.gradus.core.port.CreatedTask;
import dev.gradus.core.port.IdempotencyKey;
import dev.gradus.core.port.NewTask;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.TaskBirth;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stores tasks with their first steps and facts, each once under an idempotency key. Used within one transaction. */
final class CreateTask {
    private final Transaction transaction;
    private final KeptKeys keys;
    private boolean queued;

    CreateTask(Transaction transaction) {
        this.transaction = transaction;
        this.keys = new KeptKeys(transaction);
    }

    /** Whether a step came into the queue. */
    boolean hasQueued() {
        return queued;
    }

    /** Stores them all, those without an idempotency key together. */
    List<CreatedTask> store(List<NewTask> tasks, Cause cause) {
        boolean keyed = tasks.stream().anyMatch(task -> task.idempotency() != null);
        if (!keyed) {
            return storeNew(tasks, cause);
        }
        return tasks.stream().map(task -> store(task, cause)).toList();
    }

    private CreatedTask store(NewTask task, Cause cause) {
        Births births = Births.drawn(transaction, List.of(task));
        IdempotencyKey key = task.idempotency();
        if (key != null && !keys.keep(key, new KeptKeys.Made(births.firstTask(), null, List.of()))) {
            return replayed(key);
        }
        return storeNew(List.of(task), births, cause).get(0);
    }

    private List<CreatedTask> storeNew(List<NewTask> tasks, Cause cause) {
        return tasks.isEmpty() ? List.of() : storeNew(tasks, Births.drawn(transaction, tasks), cause);
    }

    private List<CreatedTask> storeNew(List<NewTask> tasks, Births births, Cause cause) {
        NewRows rows = new NewRows();
        FactRows facts = new FactRows(Stream.Kind.TASK);
        Map<Likeness, Siblings> families = new HashMap<>();
        List<CreatedTask> created = new ArrayList<>(tasks.size());
        for (NewTask task : tasks) {
            Likeness likeness = new Likeness(task);
            Siblings known = families.get(likeness);
            if (known == null) {
                TaskBirth birth = TaskBirth.of(
                        births.nextTask(), task.spec(), task.pins(), task.steps(), births::nextStep, births.now());
                known = new Siblings(birth, queued(birth.snapshot(), births.now()), rows, facts, cause);
                families.put(likeness, known);
                created.add(new CreatedTask(known.first(), false));
            } else {
                created.add(new CreatedTask(known.next(task.spec(), births), false));
            }
        }
        List<Write> writes = rows.writes();
        writes.addAll(facts.writes(births.now()));
        new Hot(transaction).writeAll(writes);
        return created;
    }

    private List<QueuedStep> queued(TaskSnapshot task, Instant now) {
        LoadedTask nothing = new LoadedTask(new TaskSnapshot(task.task(), Map.of(), task.seq()), Map.of());
        Edges edges = new Edges(task);
        List<QueuedStep> steps = new ArrayList<>();
        for (Step step : task.all()) {
            Instant readyAt = nothing.nextReadyAt(task, step, now);
            queued |= readyAt != null;
            steps.add(QueuedStep.of(task, step, readyAt, edges.neededBy(step)));
        }
        return steps;
    }

    /** What siblings have in common. Definitions hand out one list of steps, which is therefore told by itself. */
    private static final class Likeness {
        private final NewTask task;

        Likeness(NewTask task) {
            this.task = task;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Likeness like
                    && like.task.steps() == task.steps()
                    && like.task.pins().equals(task.pins())
                    && like.task.spec().rules().equals(task.spec().rules());
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(task.steps());
        }
    }

    private CreatedTask replayed(IdempotencyKey key) {
        TaskId task = keys.find(key).map(KeptKeys.Made::task).orElseThrow(key::mismatch);
        return new LoadTask(transaction)
                .shown(task)
                .map(found -> new CreatedTask(found.snapshot(), true))
                .orElseThrow(() -> new IllegalStateException("an idempotency key names a task that is gone"));
    }
}
