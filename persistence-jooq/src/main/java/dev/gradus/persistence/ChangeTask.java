package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Sequences.FENCES;
import static dev.gradus.persistence.generated.Sequences.STEP_IDS;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.event.Stream;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.Change;
import dev.gradus.core.port.TaskStore;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepIds;
import dev.gradus.core.task.TaskEvolution;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.transition.Decision;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** The way of every change: a task under its lock, a decision, its facts applied and stored. Used within one transaction. */
final class ChangeTask {
    private final Transaction transaction;
    private final LoadedTask loaded;
    private final Instant now;
    private boolean queued;

    private ChangeTask(Transaction transaction, LoadedTask loaded, Instant now) {
        this.transaction = transaction;
        this.loaded = loaded;
        this.now = now;
    }

    /** Locks and loads the task; the clock is read when it is locked, so that a task's times never go back. */
    static ChangeTask of(Transaction transaction, TaskId id) {
        LoadedTask loaded = new LoadTask(transaction)
                .locked(id)
                .orElseThrow(() -> new CoreException(ErrorCode.NOT_FOUND, "there is no task " + id));
        return new ChangeTask(transaction, loaded, transaction.now());
    }

    TaskSnapshot snapshot() {
        return loaded.snapshot();
    }

    Instant now() {
        return now;
    }

    /** Whether a step came into the queue. */
    boolean hasQueued() {
        return queued;
    }

    /** What the ruling led to, stored. */
    Change decide(TaskStore.Ruling ruling, Cause cause) {
        return decide(ruling, cause, UnaryOperator.identity());
    }

    /** What the ruling led to, stored together with what else there is to be said of the task then, which is no fact. */
    Change decide(TaskStore.Ruling ruling, Cause cause, UnaryOperator<TaskSnapshot> operational) {
        Decision<DomainEvent> decision = ruling.decide(loaded.snapshot(), now, stepIds());
        if (!(decision instanceof Decision.Accepted<DomainEvent> accepted)) {
            return new Change(loaded.snapshot(), decision);
        }
        List<DomainEvent> events = accepted.events();
        TaskSnapshot after = loaded.snapshot();
        for (DomainEvent event : events) {
            after = TaskEvolution.evolve(after, event, now);
        }
        after = operational.apply(after);
        store(after);
        TaskId id = after.task().id();
        Stream stream = new Stream(Stream.Kind.TASK, id.value());
        Facts.append(transaction, stream, loaded.snapshot().seq(), events, cause, now);
        return new Change(after, decision);
    }

    /** Stores an operational move of one step, which is no fact. */
    TaskSnapshot move(Step step) {
        TaskSnapshot after = loaded.snapshot().moved(step);
        store(after);
        return after;
    }

    /** A fence greater than every one before. */
    Fence nextFence() {
        return new Fence(
                transaction.sql().select(FENCES.nextval()).fetchSingle().value1());
    }

    private void store(TaskSnapshot after) {
        queued = StoreTask.changed(transaction, loaded, after, now);
    }

    private StepIds stepIds() {
        return () -> new StepId(
                transaction.sql().select(STEP_IDS.nextval()).fetchSingle().value1());
    }
}
