package dev.gradus.core.memory;

import dev.gradus.core.event.Cause;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.event.Stream;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.Change;
import dev.gradus.core.port.WorkHint;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskEvolution;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.transition.Decision;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Tasks, their queue and their events, which change together under one lock: a call that holds it is a transaction. Each
 * works out everything that can fail before it stores anything. Sessions have a lock of their own, taken inside this one
 * and never the other way round.
 */
final class SharedState {
    private final ReentrantLock lock = new ReentrantLock();
    private final StoreClock clock;
    private final Holdings holdings = new Holdings();
    private final TaskTable tasks;
    private final EventTable events = new EventTable();
    private final KeyTable keys = new KeyTable();
    private final SessionTable sessions;
    private final Gatekeeper gatekeeper;
    private long lastTask;
    private long lastStep;
    private long lastFence;

    SharedState(StoreClock clock, WorkHint hint) {
        this.clock = clock;
        this.tasks = new TaskTable(holdings, hint);
        this.sessions = new SessionTable(clock);
        this.gatekeeper = new Gatekeeper(tasks, holdings);
    }

    /** Does the work as one transaction. */
    <T> T inTransaction(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    Instant now() {
        return clock.now();
    }

    TaskTable tasks() {
        return tasks;
    }

    EventTable events() {
        return events;
    }

    KeyTable keys() {
        return keys;
    }

    SessionTable sessions() {
        return sessions;
    }

    Gatekeeper gatekeeper() {
        return gatekeeper;
    }

    Holdings holdings() {
        return holdings;
    }

    TaskId nextTask() {
        return new TaskId(++lastTask);
    }

    StepId nextStep() {
        return new StepId(++lastStep);
    }

    Fence nextFence() {
        return new Fence(++lastFence);
    }

    /** The task, which has to exist. */
    TaskSnapshot require(TaskId id) {
        return tasks.find(id)
                .orElseThrow(() -> new CoreException(ErrorCode.NOT_FOUND, "there is no task %s".formatted(id)));
    }

    /** Applies what was decided about the task as it was and stores both; a refusal stores nothing. */
    Change apply(TaskSnapshot before, Decision<DomainEvent> decision, Cause cause, Instant now) {
        if (!(decision instanceof Decision.Accepted<DomainEvent> accepted)
                || accepted.events().isEmpty()) {
            return new Change(before, decision);
        }
        TaskSnapshot after = before;
        for (DomainEvent event : accepted.events()) {
            after = TaskEvolution.evolve(after, event, now);
        }
        store(after, accepted.events(), cause, now);
        return new Change(after, decision);
    }

    /** Stores the task as it is after these facts. */
    void store(TaskSnapshot after, List<DomainEvent> facts, Cause cause, Instant now) {
        tasks.put(after, now);
        events.append(streamOf(after.task().id()), facts, cause, now);
    }

    /** Removes the task and its events. */
    void delete(TaskSnapshot task) {
        tasks.remove(task);
        events.remove(streamOf(task.task().id()));
    }

    static Stream streamOf(TaskId task) {
        return new Stream(Stream.Kind.TASK, task.value());
    }
}
