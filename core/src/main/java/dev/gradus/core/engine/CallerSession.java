package dev.gradus.core.engine;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Stop;
import dev.gradus.core.port.Stores;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.Placement;
import dev.gradus.core.task.Task;
import java.util.Map;

/**
 * The session under which this process takes steps of manual tasks; opened with the first step that is taken, void when the
 * process dies. Thread safe.
 */
final class CallerSession implements AutoCloseable {
    private final SessionKeeper keeper;
    private final AttemptRunner runner;
    private final HeldAttempts held;
    private final Stores stores;
    private final EngineThreads threads;
    private final EngineTimes times;
    private final ProcessInfo process;
    private boolean watching;

    CallerSession(
            SessionKeeper keeper,
            AttemptRunner runner,
            HeldAttempts held,
            Stores stores,
            EngineThreads threads,
            EngineTimes times,
            ProcessInfo process) {
        this.keeper = keeper;
        this.runner = runner;
        this.held = held;
        this.stores = stores;
        this.threads = threads;
        this.times = times;
        this.process = process;
    }

    SessionId session() {
        return keeper.session();
    }

    /** Whether this process may have a step; where it seems not, a container engine may have come since it was asked. */
    boolean mayTake(Task task, Step step) {
        if (!Placement.isMet(task, step, offers())) {
            keeper.refresh();
        }
        return Placement.isMet(task, step, offers());
    }

    /** What this process offers to the steps it takes. */
    Map<String, String> offers() {
        return process.get().offers();
    }

    /** Executes a taken step to its end on the calling thread. */
    void run(ClaimedStep claimed) {
        watch();
        runner.run(claimed);
    }

    private synchronized void watch() {
        if (!watching) {
            watching = true;
            threads.repeat(times.stopPoll(), this::lookForStops);
        }
    }

    private void lookForStops() {
        if (!held.isEmpty()) {
            held.flushLogs();
            try {
                held.stop(stores.queue().toStop(held.steps()), Stop.Reason.CANCELLED);
            } catch (CoreException unreachable) {
                System.getLogger(CallerSession.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "cannot look for cancellations: {0}",
                                unreachable.getMessage());
            }
        }
    }

    @Override
    public void close() {
        keeper.close();
    }
}
