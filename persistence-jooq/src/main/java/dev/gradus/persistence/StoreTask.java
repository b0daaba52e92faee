package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.ATTEMPT;
import static dev.gradus.persistence.generated.Tables.PENDING_APPROVAL;
import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.TASK;

import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.AttemptEnd;
import dev.gradus.core.step.AttemptOutcome;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Writes the rows in which a task differs from what is stored. */
final class StoreTask {
    private final Transaction transaction;
    private final LoadedTask before;
    private final TaskSnapshot after;
    private final Instant now;
    private final NewRows rows;
    private boolean queued;

    private StoreTask(Transaction transaction, NewRows rows, LoadedTask before, TaskSnapshot after, Instant now) {
        this.transaction = transaction;
        this.rows = rows;
        this.before = before;
        this.after = after;
        this.now = now;
    }

    /** Stores what changed of a locked task; true when a step of it came into the queue. */
    static boolean changed(Transaction transaction, LoadedTask before, TaskSnapshot after, Instant now) {
        NewRows rows = new NewRows();
        StoreTask store = new StoreTask(transaction, rows, before, after, now);
        store.standAlone();
        store.task();
        store.removals();
        boolean queued = store.steps();
        rows.insert(transaction);
        return queued;
    }

    private void task() {
        Task old = before.snapshot().task();
        long seq = before.snapshot().seq();
        Map<Field<?>, @Nullable Object> changes = TaskRows.changes(old, seq, after.task(), after.seq());
        if (!changes.isEmpty()) {
            one(transaction
                    .sql()
                    .update(TASK)
                    .set(changes)
                    .where(TASK.ID.eq(old.id().value()))
                    .and(TASK.SEQ.eq(seq))
                    .execute());
        }
    }

    /** What a session goes on with is found through an ended step; before one is reopened or removed, each says its own claim. */
    private void standAlone() {
        boolean ending = before.snapshot().all().stream()
                .anyMatch(old -> old.closedAt() != null
                        && after.step(old.key())
                                .map(step -> step.closedAt() == null)
                                .orElse(true));
        if (ending) {
            new Hot(transaction)
                    .update(HotSql.STAND_ALONE, before.snapshot().task().id().value());
        }
    }

    private void removals() {
        List<Step> old = List.copyOf(before.snapshot().all());
        for (int index = old.size() - 1; index >= 0; index--) {
            if (after.step(old.get(index).key()).isEmpty()) {
                new DeleteSteps(transaction).delete(old.get(index).id(), index + 1);
            }
        }
    }

    private boolean steps() {
        int position = 0;
        Edges old = new Edges(before.snapshot());
        Edges edges = new Edges(after);
        for (Step step : after.all()) {
            position++;
            Instant readyAt = before.nextReadyAt(after, step, now);
            queued |= readyAt != null && before.readyAt(step.id()) == null;
            QueuedStep changed = QueuedStep.of(after, step, readyAt, edges.neededBy(step));
            before.snapshot()
                    .step(step.key())
                    .ifPresentOrElse(stored -> changed(stored, old, changed), new Added(position, changed));
        }
        return queued;
    }

    private void changed(Step old, Edges edges, QueuedStep changed) {
        QueuedStep stored = QueuedStep.of(before.snapshot(), old, before.readyAt(old.id()), edges.neededBy(old));
        WaitingRoom.changed(transaction, stored, changed);
        Map<Field<?>, @Nullable Object> changes = stored.equals(changed) ? Map.of() : StepRows.changes(stored, changed);
        if (changes.isEmpty()) {
            return;
        }
        inbox(old, changed.step());
        archive(old, changed.step());
        one(transaction.sql().update(STEP).set(changes).where(asStored(old)).execute());
    }

    /** Whoever waits for a person from now on, or no longer. */
    private void inbox(Step old, Step changed) {
        boolean waited = old.isAwaited();
        if (waited) {
            transaction
                    .sql()
                    .deleteFrom(PENDING_APPROVAL)
                    .where(PENDING_APPROVAL.STEP_ID.eq(old.id().value()))
                    .execute();
        }
        rows.addPending(after.task().id(), changed);
    }

    /** The guard of every update: the step is still what the decision was about. */
    private static Condition asStored(Step old) {
        Attempt attempt = old.attempt();
        Long fence = attempt == null ? null : attempt.claim().fence().value();
        return STEP.ID
                .eq(old.id().value())
                .and(STEP.STATE.eq(old.state()))
                .and(fence == null ? STEP.FENCE.isNull() : STEP.FENCE.eq(fence));
    }

    /** Keeps an ended attempt that another follows; the number of a released one is used again. */
    private void archive(Step old, Step changed) {
        Attempt earlier = old.attempt();
        Attempt current = changed.attempt();
        if (earlier == null || current == null || current.number() == earlier.number()) {
            return;
        }
        AttemptEnd end = earlier.end();
        if (end != null && end.outcome() != AttemptOutcome.RELEASED) {
            Rows.insert(transaction, ATTEMPT, List.of(AttemptRows.earlier(old.id(), earlier, end)));
        }
    }

    private static void one(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("a locked row changed: expected to update 1 row, updated " + rows);
        }
    }

    /** A step that is not stored yet. */
    private final class Added implements Runnable {
        private final int position;
        private final QueuedStep step;

        Added(int position, QueuedStep step) {
            this.position = position;
            this.step = step;
        }

        @Override
        public void run() {
            rows.steps(position, step)
                    .add(step.step().id().value(), after.task().id().value());
            rows.addGated(step);
            rows.addPending(after.task().id(), step.step());
            rows.addEntry(after.task(), step.step());
        }
    }
}
