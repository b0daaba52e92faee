package dev.gradus.core.engine;

import dev.gradus.core.port.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** The stop of one attempt, and who may request it. The first reason given stays. Thread safe. */
final class StopSource implements Stop {
    private final long deadlineNanos;
    private final Executor executor;
    private final List<Runnable> actions = new ArrayList<>();
    private Reason reason = Reason.NONE;

    StopSource(Duration limit, Executor executor) {
        this.deadlineNanos = System.nanoTime() + limit.toNanos();
        this.executor = executor;
    }

    /** Requests the stop, unless it has been requested. */
    void request(Reason why) {
        List<Runnable> due;
        synchronized (this) {
            if (reason != Reason.NONE) {
                return;
            }
            reason = why;
            due = List.copyOf(actions);
        }
        due.forEach(executor::execute);
    }

    @Override
    public synchronized boolean isRequested() {
        return reason != Reason.NONE;
    }

    @Override
    public synchronized Reason reason() {
        return reason;
    }

    @Override
    public Duration left() {
        return Duration.ofNanos(deadlineNanos - System.nanoTime());
    }

    @Override
    public void whenRequested(Runnable action) {
        synchronized (this) {
            if (reason == Reason.NONE) {
                actions.add(action);
                return;
            }
        }
        executor.execute(action);
    }
}
