package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.IDEMPOTENCY_KEY;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.event.Stream;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.CreatedTask;
import dev.gradus.core.port.IdempotencyKey;
import dev.gradus.core.port.NewTask;
import dev.gradus.core.task.TaskBirth;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Record2;

/** Stores tasks with their first steps and facts, each once under an idempotency key. Used within one transaction. */
final class CreateTask {
    private final Transaction transaction;
    private boolean queued;

    CreateTask(Transaction transaction) {
        this.transaction = transaction;
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
        if (key != null && !keep(key, births.firstTask())) {
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
        List<CreatedTask> created = new ArrayList<>(tasks.size());
        for (NewTask task : tasks) {
            TaskBirth birth = TaskBirth.of(
                    births.nextTask(), task.spec(), task.pins(), task.steps(), births::nextStep, births.now());
            TaskSnapshot snapshot = birth.snapshot();
            queued |= StoreTask.created(transaction, rows, snapshot, births.now());
            long seq = 0;
            for (DomainEvent event : birth.events()) {
                facts.add(snapshot.task().id().value(), ++seq, event, cause);
            }
            created.add(new CreatedTask(snapshot, false));
        }
        rows.insert(transaction);
        facts.append(new Hot(transaction), births.now());
        return created;
    }

    /** Waits for another transaction that has the same key in hand; false when the key is taken. */
    private boolean keep(IdempotencyKey key, TaskId task) {
        return transaction
                        .sql()
                        .insertInto(IDEMPOTENCY_KEY)
                        .columns(IDEMPOTENCY_KEY.KEY, IDEMPOTENCY_KEY.FINGERPRINT, IDEMPOTENCY_KEY.TASK_ID)
                        .values(key.value(), key.fingerprint(), task.value())
                        .onConflict(IDEMPOTENCY_KEY.KEY)
                        .doNothing()
                        .execute()
                == 1;
    }

    private CreatedTask replayed(IdempotencyKey key) {
        Record2<Long, String> stored = transaction
                .sql()
                .select(IDEMPOTENCY_KEY.TASK_ID, IDEMPOTENCY_KEY.FINGERPRINT)
                .from(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.KEY.eq(key.value()))
                .fetchSingle();
        if (!stored.value2().equals(key.fingerprint())) {
            throw new CoreException(
                    ErrorCode.IDEMPOTENCY_MISMATCH,
                    "idempotency key '%s' was used for another request: use a new key".formatted(key.value()));
        }
        return new LoadTask(transaction)
                .shown(new TaskId(stored.value1()))
                .map(found -> new CreatedTask(found.snapshot(), true))
                .orElseThrow(() -> new IllegalStateException("an idempotency key names a task that is gone"));
    }
}
