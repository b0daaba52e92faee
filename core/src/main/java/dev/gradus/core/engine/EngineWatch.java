package dev.gradus.core.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Keeps up with the container engine of a worker, on a thread of its own, because an engine that hangs must hold up nothing else:
 * has the worker offer the engine while it answers and no longer, and sweeps it.
 */
final class EngineWatch {
    private static final Logger LOG = System.getLogger(EngineWatch.class.getName());
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(30);

    private final SessionKeeper keeper;
    private final EngineSweep sweep;
    private final Duration pause;

    EngineWatch(SessionKeeper keeper, EngineSweep sweep, Duration pause) {
        this.keeper = keeper;
        this.sweep = sweep;
        this.pause = pause;
    }

    /** Looks until its thread is interrupted. */
    void watchUntilInterrupted() {
        try {
            long swept = System.nanoTime() - BETWEEN_SWEEPS.toNanos();
            while (!Thread.currentThread().isInterrupted()) {
                look();
                if (System.nanoTime() - swept >= BETWEEN_SWEEPS.toNanos()) {
                    sweep.sweepQuietly();
                    swept = System.nanoTime();
                }
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            keeper.refresh();
        } catch (RuntimeException unreachable) {
            LOG.log(Level.WARNING, "a worker cannot say what it offers: {0}", unreachable.getMessage());
        }
    }
}
