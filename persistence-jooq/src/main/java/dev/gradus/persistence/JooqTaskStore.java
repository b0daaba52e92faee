package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.ATTEMPT;
import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.TASK;

import dev.gradus.core.event.Cause;
import dev.gradus.core.port.Change;
import dev.gradus.core.port.CreatedTask;
import dev.gradus.core.port.NewTask;
import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.port.TaskPage;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tasks in the tables {@code task}, {@code step} and {@code attempt}. */
final class JooqTaskStore implements TaskStore {
    private final Database database;
    private final Wake wake;
    private final Ranges ranges;

    JooqTaskStore(Database database, Wake wake, Ranges ranges) {
        this.database = database;
        this.wake = wake;
        this.ranges = ranges;
    }

    @Override
    public CreatedTask create(NewTask task, Cause cause) {
        return createAll(List.of(task), cause).get(0);
    }

    @Override
    public List<CreatedTask> createAll(List<NewTask> tasks, Cause cause) {
        var queued = new boolean[1];
        List<CreatedTask> created = database.write(transaction -> {
            CreateTask create = new CreateTask(transaction);
            List<CreatedTask> stored = create.store(tasks, cause);
            queued[0] = create.hasQueued();
            return stored;
        });
        wake.giveIf(queued[0]);
        created.forEach(task -> ranges.makeAheadOf(task.snapshot().task().id()));
        return created;
    }

    @Override
    public Change change(TaskId id, Cause cause, Ruling ruling) {
        var queued = new boolean[1];
        Change change = database.write(transaction -> {
            ChangeTask task = ChangeTask.of(transaction, id);
            Change decided = task.decide(ruling, cause);
            queued[0] = task.hasQueued();
            return decided;
        });
        wake.giveIf(queued[0]);
        return change;
    }

    @Override
    public TaskSnapshot delete(TaskId id) {
        return database.write(transaction -> {
            TaskSnapshot task = ChangeTask.of(transaction, id).snapshot();
            task.requireNoLiveStep();
            new DeleteSteps(transaction).delete(id);
            return task;
        });
    }

    @Override
    public Optional<TaskSnapshot> find(TaskId id) {
        return database.readOneMoment(
                transaction -> new LoadTask(transaction).shown(id).map(LoadedTask::snapshot));
    }

    @Override
    public Optional<TaskId> taskOf(StepId id) {
        return database.read(transaction -> transaction
                .sql()
                .select(STEP.TASK_ID)
                .from(STEP)
                .where(STEP.ID.eq(id.value()))
                .fetchOptional(found -> new TaskId(found.value1())));
    }

    @Override
    public Optional<TaskId> named(String name) {
        return database.read(transaction -> transaction
                .sql()
                .select(TASK.ID)
                .from(TASK)
                .where(TASK.NAME.eq(name))
                .orderBy(TASK.DEFINITION_NAME.isNull().desc(), TASK.ID.desc())
                .limit(1)
                .fetchOptional(found -> new TaskId(found.value1())));
    }

    @Override
    public TaskPage list(TaskFilter filter) {
        return database.readOneMoment(transaction -> new ListTasks(transaction).page(filter));
    }

    @Override
    public List<Attempt> attempts(StepId id) {
        return database.readOneMoment(transaction -> {
            List<Attempt> all = new ArrayList<>(transaction
                    .sql()
                    .select(ATTEMPT.asterisk())
                    .from(ATTEMPT)
                    .where(ATTEMPT.STEP_ID.eq(id.value()))
                    .orderBy(ATTEMPT.NUMBER)
                    .fetch(AttemptRows::readEarlier));
            @Nullable
            Attempt current = transaction
                    .sql()
                    .select(STEP.asterisk())
                    .from(STEP)
                    .where(STEP.ID.eq(id.value()))
                    .fetchOne(row -> StepRows.read(row).attempt());
            if (current != null) {
                all.add(current);
            }
            return List.copyOf(all);
        });
    }
}
