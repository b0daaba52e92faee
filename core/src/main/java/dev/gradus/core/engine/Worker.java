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
    private static final Duration MOMENT = Duration.ofMillis(1);

    /** So many instant steps are claimed ahead at most, however fast they end. */
    private static final int MOST_AHEAD = 1_000;

    private final Stores stores;
    private final KindRegistry kinds;
    private final WorkerOptions options;
    private final EngineTimes times;
    private final EngineCounters counters;
    private final WorkerParts parts;
    private final Slots slots;
    private final Semaphore free;
    private final Semaphore ahead = new Semaphore(MOST_AHEAD);
    private final Thread claiming;
    private final Thread watching;
    private final Thread sweeping;
    private final Thread watchingEngine;
    private volatile boolean closing;

    Worker(
            Stores stores,
            KindRegistry kinds,
            WorkerOptions options,
            EngineTimes times,
            EngineCounters counters,
            WorkerParts parts,
            OutcomeWriter writer) {
        this.stores = stores;
        this.kinds = kinds;
        this.options = options;
        this.times = times;
        this.counters = counters;
        this.parts = parts;
        this.slots = new Slots(stores.queue(), kinds, parts, writer, options.slots());
        this.free = new Semaphore(options.slots());
        this.claiming = DaemonThreads.named("gradus-claim").newThread(this::claimUntilClosed);
        this.watching = DaemonThreads.named("gradus-watch").newThread(this::watchUntilClosed);
        this.sweeping = DaemonThreads.named("gradus-sweep").newThread(this::sweepUntilClosed);
        this.watchingEngine =
                DaemonThreads.named("gradus-engine").newThread(parts.engineWatch()::watchUntilInterrupted);
    }

    Worker started() {
        parts.keeper().session();
        slots.start();
        claiming.start();
        watching.start();
        sweeping.start();
        watchingEngine.start();
        return this;
    }

    private void claimUntilClosed() {
        boolean pressing = false;
        while (!closing) {
            try {
                int room = freeSlots(pressing);
                List<ClaimedStep> claimed =
                        claimed(new ClaimRequest(parts.keeper().session(), kinds.names(), room), free);
                pressing = claimed.size() == room;
                if (pressing) {
                    claimAhead(claimed);
                } else if (claimed.isEmpty() && !closing) {
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

    /** Waits for a slot, and for a moment for half of them when more is waiting anyway: quick steps leave theirs one by one. */
    private int freeSlots(boolean pressing) throws InterruptedException {
        free.acquire();
        int half = options.slots() / 2;
        int more = pressing && free.tryAcquire(half, MOMENT.toMillis(), TimeUnit.MILLISECONDS) ? half : 0;
        return 1 + more + free.drainPermits();
    }

    /**
     * More is waiting than there are slots: instant steps need none, up to what ends here within a second. Only where nothing else
     * stands at the head of the queue, for a store would pass over all that stands before the next instant step.
     */
    private void claimAhead(List<ClaimedStep> head) {
        if (!head.stream()
                .allMatch(step ->
                        kinds.instant().contains(step.step().spec().body().kind()))) {
            return;
        }
        int inHand = MOST_AHEAD - ahead.availablePermits();
        int room = Math.min(MOST_AHEAD, slots.pace()) - inHand;
        if (room > 0 && ahead.tryAcquire(room)) {
            claimed(new ClaimRequest(parts.keeper().session(), kinds.instant(), room, true), ahead);
        }
    }

    /** Claims for permits that were acquired, and gives back those that are not used. */
    private List<ClaimedStep> claimed(ClaimRequest request, Semaphore permits) {
        int used = 0;
        try {
            List<ClaimedStep> claimed = closing ? List.of() : stores.queue().claim(request);
            used = claimed.size();
            counters.claimed(used);
            slots.begin(claimed, permits);
            return claimed;
        } finally {
            permits.release(request.limit() - used);
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
        watchingEngine.interrupt();
        joined(claiming);
        slots.close(grace);
        watching.interrupt();
        parts.keeper().close();
        joined(watching);
        joined(sweeping);
        joined(watchingEngine);
    }

    private static void joined(Thread thread) {
        try {
            thread.join(5_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
