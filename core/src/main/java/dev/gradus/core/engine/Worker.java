package dev.gradus.core.engine;

import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.port.ClaimRequest;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.Stop;
import dev.gradus.core.port.Stores;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Claims steps and executes them until it is closed. Closing claims nothing more, waits for what is executing while leases are
 * still renewed, then gives the rest back unharmed. Thread safe.
 */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Worker.class.getName());
    private static final Duration AFTER_TROUBLE = Duration.ofMillis(500);

    private final Stores stores;
    private final KindRegistry kinds;
    private final WorkerOptions options;
    private final EngineTimes times;
    private final EngineCounters counters;
    private final WorkerParts parts;
    private final Semaphore free;
    private final Thread claiming;
    private final Thread watching;
    private final Thread sweeping;
    private final Thread sweepingEngine;
    private volatile boolean closing;

    Worker(
            Stores stores,
            KindRegistry kinds,
            WorkerOptions options,
            EngineTimes times,
            EngineCounters counters,
            WorkerParts parts) {
        this.stores = stores;
        this.kinds = kinds;
        this.options = options;
        this.times = times;
        this.counters = counters;
        this.parts = parts;
        this.free = new Semaphore(options.slots());
        this.claiming = DaemonThreads.named("gradus-claim").newThread(this::claimUntilClosed);
        this.watching = DaemonThreads.named("gradus-watch").newThread(this::watchUntilClosed);
        this.sweeping = DaemonThreads.named("gradus-sweep").newThread(this::sweepUntilClosed);
        this.sweepingEngine =
                DaemonThreads.named("gradus-engine-sweep").newThread(parts.engineSweep()::sweepUntilInterrupted);
    }

    Worker started() {
        parts.keeper().session();
        claiming.start();
        watching.start();
        sweeping.start();
        sweepingEngine.start();
        return this;
    }

    private void claimUntilClosed() {
        while (!closing) {
            try {
                free.acquire();
                int slots = 1 + free.drainPermits();
                int used = 0;
                try {
                    used = claimAndStart(slots);
                } finally {
                    free.release(slots - used);
                }
                if (used == 0 && !closing) {
                    stores.hint().await(jittered(times.idlePoll()));
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException trouble) {
                LOG.log(Level.WARNING, "worker {0} cannot claim: {1}", options.name(), trouble.getMessage());
                pause(AFTER_TROUBLE);
            }
        }
    }

    private int claimAndStart(int slots) {
        List<ClaimedStep> claimed = closing
                ? List.of()
                : stores.queue().claim(new ClaimRequest(parts.keeper().session(), kinds.names(), slots));
        counters.claimed(claimed.size());
        for (ClaimedStep step : claimed) {
            parts.executor().execute(() -> runAndFree(step));
        }
        return claimed.size();
    }

    private void runAndFree(ClaimedStep step) {
        try {
            parts.runner().run(step);
        } catch (RuntimeException trouble) {
            LOG.log(
                    Level.WARNING,
                    "step {0} is left to the sweeper: {1}",
                    step.step().id(),
                    trouble.getMessage());
        } finally {
            free.release();
        }
    }

    /** Asks from time to time whether something that executes here has to stop, and stores what it printed. */
    private void watchUntilClosed() {
        while (!Thread.currentThread().isInterrupted()) {
            pause(parts.held().isEmpty() ? times.stopPoll() : shorter(times.stopPoll()));
            try {
                parts.held().flushLogs();
                if (!parts.held().isEmpty()) {
                    var stopping = stores.queue().toStop(parts.held().steps());
                    parts.held().stop(stopping, Stop.Reason.CANCELLED);
                }
            } catch (RuntimeException trouble) {
                LOG.log(
                        Level.WARNING,
                        "worker {0} cannot look for cancellations: {1}",
                        options.name(),
                        trouble.getMessage());
            }
        }
    }

    private void sweepUntilClosed() {
        try {
            while (!closing) {
                parts.sweeper().sweep();
                TimeUnit.MILLISECONDS.sleep(jittered(times.sweep()).toMillis());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration shorter(Duration poll) {
        return poll.dividedBy(2);
    }

    private static Duration jittered(Duration time) {
        return Duration.ofMillis(
                Math.round(time.toMillis() * (0.75 + ThreadLocalRandom.current().nextDouble(0.5))));
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        close(times.drain());
    }

    /** Closes, waiting at most this long for what is executing before it is given back. */
    public void close(Duration grace) {
        if (closing) {
            return;
        }
        closing = true;
        claiming.interrupt();
        sweeping.interrupt();
        sweepingEngine.interrupt();
        joined(claiming);
        ExecutorService executor = parts.executor();
        executor.shutdown();
        if (!ended(executor, grace)) {
            parts.held().stopAll(Stop.Reason.DRAINED);
            ended(executor, Duration.ofSeconds(15));
            executor.shutdownNow();
        }
        watching.interrupt();
        parts.keeper().close();
        joined(watching);
        joined(sweeping);
        joined(sweepingEngine);
    }

    private static boolean ended(ExecutorService executor, Duration within) {
        try {
            return executor.awaitTermination(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void joined(Thread thread) {
        try {
            thread.join(5_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
