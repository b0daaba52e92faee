package dev.gradus.core.engine;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Stop;
import dev.gradus.core.port.Stores;
import dev.gradus.core.step.SessionId;
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
    private long askedNanos;

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

    /** What this process offers to the steps it takes, as it was a short while ago. */
    Map<String, String> offers() {
        if (isOld()) {
            keeper.refresh();
        }
        return process.get().offers();
    }

    private synchronized boolean isOld() {
        long now = System.nanoTime();
        boolean old = !process.isKnown() || now - askedNanos > times.sweep().toNanos();
        if (old) {
            askedNanos = now;
        }
        return old;
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
