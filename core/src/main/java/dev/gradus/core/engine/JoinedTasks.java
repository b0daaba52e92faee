package dev.gradus.core.engine;

import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.api.TasksInTransaction;
import dev.gradus.core.data.Document;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskDecider;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.List;

/** Tasks over the stores of the caller's transaction. */
final class JoinedTasks implements TasksInTransaction {
    private final TaskStore tasks;
    private final TaskWatch watch;
    private final TaskMaker maker;

    JoinedTasks(TaskStore tasks, TaskMaker maker) {
        this.tasks = tasks;
        this.watch = new TaskWatch(tasks);
        this.maker = maker;
    }

    @Override
    public TaskId enqueue(String definition, Record inputs) {
        return create(TaskRequest.of(definition, Document.ofRecord(inputs)), Cause.of(Actor.APPLICATION))
                .task()
                .id();
    }

    @Override
    public TaskSnapshot create(TaskRequest request, Cause cause) {
        return tasks.create(maker.makeAll(List.of(request), cause).get(0), cause)
                .snapshot();
    }

    @Override
    public TaskSnapshot get(TaskId id) {
        return watch.require(id);
    }

    @Override
    public TaskSnapshot apply(TaskId id, TaskCommand command, Cause cause) {
        return tasks.change(id, cause, (snapshot, now, ids) -> TaskDecider.decide(snapshot, command, now, ids))
                .orThrow();
    }
}
