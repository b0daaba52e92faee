package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Sequences.STEP_IDS;
import static dev.gradus.persistence.generated.Sequences.TASK_IDS;
import static dev.gradus.persistence.generated.Tables.IDEMPOTENCY_KEY;
import static org.jooq.impl.DSL.generateSeries;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.Stream;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.CreatedTask;
import dev.gradus.core.port.IdempotencyKey;
import dev.gradus.core.port.NewTask;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskBirth;
import dev.gradus.core.task.TaskId;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.jooq.Record2;

/** Stores a task with its first steps and facts, once under an idempotency key. Used within one transaction. */
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

    CreatedTask store(NewTask task, Cause cause) {
        Instant now = transaction.now();
        TaskId id = new TaskId(
                transaction.sql().select(TASK_IDS.nextval()).fetchSingle().value1());
        IdempotencyKey key = task.idempotency();
        if (key != null && !keep(key, id)) {
            return replayed(key);
        }
        Iterator<Long> numbers = stepNumbers(task.steps().size()).iterator();
        TaskBirth birth =
                TaskBirth.of(id, task.spec(), task.pins(), task.steps(), () -> new StepId(numbers.next()), now);
        queued = StoreTask.created(transaction, birth.snapshot(), now);
        Facts.append(transaction, new Stream(Stream.Kind.TASK, id.value()), 0, birth.events(), cause, now);
        return new CreatedTask(birth.snapshot(), false);
    }

    private List<Long> stepNumbers(int count) {
        return transaction
                .sql()
                .select(STEP_IDS.nextval())
                .from(generateSeries(1, count))
                .fetch()
                .getValues(0, Long.class);
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
