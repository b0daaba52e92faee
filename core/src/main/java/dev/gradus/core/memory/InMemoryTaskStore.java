package dev.gradus.core.memory;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.Change;
import dev.gradus.core.port.CreatedTask;
import dev.gradus.core.port.IdempotencyKey;
import dev.gradus.core.port.NewTask;
import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.port.TaskPage;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskBirth;
import dev.gradus.core.task.TaskEvent;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.transition.Decision;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tasks in memory. */
final class InMemoryTaskStore implements TaskStore {
    private final SharedState state;
    private final InMemoryLogStore logs;
    private final Map<String, TaskId> standingByName = new HashMap<>();

    InMemoryTaskStore(SharedState state, InMemoryLogStore logs) {
        this.state = state;
        this.logs = logs;
    }

    @Override
    public CreatedTask create(NewTask task, Cause cause) {
        return state.inTransaction(() -> storedBefore(task).orElseGet(() -> store(task, cause)));
    }

    @Override
    public List<CreatedTask> createAll(List<NewTask> tasks, Cause cause) {
        return state.inTransaction(() -> {
            refuseWhatCannotBeStored(tasks);
            return tasks.stream().map(task -> create(task, cause)).toList();
        });
    }

    /** Nothing is stored before everything that can fail has been tried. */
    private void refuseWhatCannotBeStored(List<NewTask> tasks) {
        Map<String, String> keys = new HashMap<>();
        Set<String> standing = new HashSet<>();
        for (NewTask task : tasks) {
            IdempotencyKey key = task.idempotency();
            if (key != null && storedBefore(task).isPresent()) {
                continue;
            }
            String fingerprint = key == null ? null : keys.putIfAbsent(key.value(), key.fingerprint());
            if (key != null && fingerprint != null) {
                if (!fingerprint.equals(key.fingerprint())) {
                    throw key.mismatch();
                }
                continue;
            }
            String name = task.spec().name();
            TaskId taken = standingByName.get(name);
            if (task.spec().isStanding() && taken != null) {
                throw taken(taken, name);
            }
            if (task.spec().isStanding() && !standing.add(name)) {
                throw new CoreException(ErrorCode.CONFLICT, "two standing tasks have the name '%s'".formatted(name));
            }
        }
    }

    private Optional<CreatedTask> storedBefore(NewTask task) {
        return state.keys()
                .find(task.idempotency(), TaskId.class)
                .map(earlier -> new CreatedTask(state.require(earlier), true));
    }

    private CreatedTask store(NewTask task, Cause cause) {
        String name = task.spec().name();
        TaskId taken = standingByName.get(name);
        if (taken != null && task.spec().isStanding()) {
            throw taken(taken, name);
        }
        Instant now = state.now();
        TaskId id = state.nextTask();
        TaskBirth birth = TaskBirth.of(id, task.spec(), task.pins(), task.steps(), state::nextStep, now);
        state.store(birth.snapshot(), birth.events(), cause, now);
        if (task.spec().isStanding()) {
            standingByName.put(name, id);
        }
        state.keys().keep(task.idempotency(), id, now);
        return new CreatedTask(birth.snapshot(), false);
    }

    @Override
    public Optional<TaskSnapshot> find(TaskId id) {
        return state.inTransaction(() -> state.tasks().find(id));
    }

    @Override
    public Optional<TaskId> taskOf(StepId id) {
        return state.inTransaction(() -> state.tasks().ownerOf(id));
    }

    @Override
    public Optional<TaskId> named(String name) {
        return state.inTransaction(() -> Optional.ofNullable(standingByName.get(name))
                .or(() -> state.tasks().newestFirst().stream()
                        .map(TaskSnapshot::task)
                        .filter(task -> task.spec().name().equals(name))
                        .map(Task::id)
                        .findFirst()));
    }

    @Override
    public TaskPage list(TaskFilter filter) {
        List<TaskSnapshot> found = state.inTransaction(() -> state.tasks().before(filter.before()).stream()
                .filter(snapshot -> Filtering.matches(filter, snapshot.task()))
                .limit(filter.limit() + 1L)
                .toList());
        if (found.size() <= filter.limit()) {
            return new TaskPage(found, null);
        }
        List<TaskSnapshot> page = found.subList(0, filter.limit());
        return new TaskPage(page, page.get(page.size() - 1).task().id());
    }

    @Override
    public List<Attempt> attempts(StepId id) {
        return state.inTransaction(() -> state.tasks()
                .holding(id)
                .flatMap(snapshot -> snapshot.step(id))
                .map(state.tasks()::attempts)
                .orElse(List.of()));
    }

    @Override
    public Change change(TaskId id, Cause cause, Ruling ruling) {
        return state.inTransaction(() -> {
            TaskSnapshot before = state.require(id);
            Instant now = state.now();
            Decision<DomainEvent> decision = ruling.decide(before, now, state::nextStep);
            rename(before, decision);
            return state.apply(before, decision, cause, now);
        });
    }

    private void rename(TaskSnapshot before, Decision<DomainEvent> decision) {
        if (!(decision instanceof Decision.Accepted<DomainEvent> accepted)) {
            return;
        }
        for (DomainEvent event : accepted.events()) {
            if (event instanceof TaskEvent.TaskRevised revised) {
                String name = revised.spec().name();
                TaskId id = before.task().id();
                TaskId taken = standingByName.get(name);
                if (taken != null && !taken.equals(id)) {
                    throw taken(taken, name);
                }
                standingByName.remove(before.task().spec().name(), id);
                standingByName.put(name, id);
            }
        }
    }

    private static CoreException taken(TaskId task, String name) {
        return new CoreException(
                ErrorCode.CONFLICT, "the standing task %s has the name '%s' already".formatted(task, name));
    }

    @Override
    public TaskSnapshot delete(TaskId id) {
        TaskSnapshot deleted = state.inTransaction(() -> {
            TaskSnapshot before = state.require(id);
            before.requireNoLiveStep();
            standingByName.remove(before.task().spec().name(), id);
            state.keys().forget(id::equals);
            state.delete(before);
            return before;
        });
        logs.delete(deleted);
        return deleted;
    }
}
