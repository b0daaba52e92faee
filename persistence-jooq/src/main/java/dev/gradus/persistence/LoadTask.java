package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.TASK;

import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Record;
import org.jooq.Result;

/** Which tasks these are, with all their steps. */
final class LoadTask {
    private final Transaction transaction;

    LoadTask(Transaction transaction) {
        this.transaction = transaction;
    }

    /** As it is at this moment. */
    Optional<LoadedTask> shown(TaskId id) {
        return taskRow(id, false).map(task -> assembled(task, stepRows(List.of(id.value()))));
    }

    /**
     * As it is now that nobody else can change it: the task is locked first, then those of its steps that the queue moves
     * without locking the task.
     */
    Optional<LoadedTask> locked(TaskId id) {
        return taskRow(id, true).map(task -> {
            lockMovable(id);
            LoadedTask loaded = assembled(task, stepRows(List.of(id.value())));
            return loaded.with(
                    WaitingRoom.readyAt(transaction, loaded.snapshot().all()));
        });
    }

    /** These tasks as they are, in the order of the rows. */
    List<TaskSnapshot> shown(Result<? extends Record> tasks) {
        Map<Long, List<Record>> steps = new HashMap<>();
        for (Record row : stepRows(tasks.getValues(TASK.ID))) {
            steps.computeIfAbsent(row.get(STEP.TASK_ID), any -> new ArrayList<>())
                    .add(row);
        }
        return tasks.stream()
                .map(task -> assembled(task, steps.getOrDefault(task.get(TASK.ID), List.of()))
                        .snapshot())
                .toList();
    }

    private Optional<Record> taskRow(TaskId id, boolean lock) {
        var query = transaction.sql().select(TASK.asterisk()).from(TASK).where(TASK.ID.eq(id.value()));
        return (lock ? query.forUpdate() : query).fetchOptional().map(Record.class::cast);
    }

    private void lockMovable(TaskId id) {
        transaction
                .sql()
                .select(STEP.ID)
                .from(STEP)
                .where(STEP.TASK_ID.eq(id.value()))
                .and(STEP.STATE.in(StepState.READY, StepState.RUNNING, StepState.CANCELLING))
                .orderBy(STEP.ID)
                .forNoKeyUpdate()
                .fetch();
    }

    private Result<? extends Record> stepRows(Collection<Long> tasks) {
        return transaction
                .sql()
                .select(STEP.asterisk())
                .from(STEP)
                .where(STEP.TASK_ID.in(tasks))
                .orderBy(STEP.TASK_ID, STEP.POSITION, STEP.ID)
                .fetch();
    }

    private static LoadedTask assembled(Record task, Collection<? extends Record> rows) {
        Map<StepKey, Step> steps = new LinkedHashMap<>();
        Map<StepId, Instant> readyAt = new HashMap<>();
        for (Record row : rows) {
            Step step = StepRows.read(row);
            steps.put(step.key(), step);
            Instant ready = row.get(STEP.READY_AT);
            if (ready != null) {
                readyAt.put(step.id(), ready);
            }
        }
        return new LoadedTask(new TaskSnapshot(TaskRows.read(task), steps, task.get(TASK.SEQ)), readyAt);
    }
}
