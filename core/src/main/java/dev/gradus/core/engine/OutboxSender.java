package dev.gradus.core.engine;

import dev.gradus.core.host.Threads;
import dev.gradus.core.port.ClaimedDelivery;
import dev.gradus.core.port.Outbox;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Tells subscribers of events until it is closed: one thread makes deliveries and takes those that are due, others send them.
 * Any number of processes may have one. Closing takes nothing more and waits for what is being sent; what that leaves, another
 * sends when its time is over. Thread safe.
 */
public final class OutboxSender implements AutoCloseable {
    private static final Logger LOG = System.getLogger(OutboxSender.class.getName());
    private static final int PAGE = 500;
    private static final int AT_ONCE = 32;
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Outbox outbox;
    private final DeliveryAttempt attempt;
    private final SenderTimes times;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Semaphore woken = new Semaphore(0);
    private final ExecutorService sending = Threads.newExecutor("gradus-webhook", AT_ONCE);
    private final Thread thread;
    private volatile boolean closing;

    OutboxSender(Outbox outbox, DeliveryAttempt attempt, SenderTimes times) {
        this.outbox = outbox;
        this.attempt = attempt;
        this.times = times;
        this.thread = DaemonThreads.named("gradus-outbox").newThread(this::tellUntilClosed);
    }

    OutboxSender started() {
        thread.start();
        return this;
    }

    /** Looks at once: there is something new. */
    void wake() {
        woken.release();
    }

    private void tellUntilClosed() {
        while (!closing) {
            try {
                Outbox.Collected collected = outbox.collect(PAGE);
                int begun = collected.subscribed() ? begin() : 0;
                if (!collected.more() && begun == 0) {
                    rest(collected.subscribed() ? times.idlePoll() : times.unsubscribedPoll());
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException trouble) {
                LOG.log(Level.WARNING, "subscribers cannot be told: {0}", trouble.getMessage());
                pause();
            }
        }
    }

    /** Begins to send what is due, as much as there is room for. */
    private int begin() throws InterruptedException {
        free.acquire();
        int room = 1 + free.drainPermits();
        int used = 0;
        try {
            List<ClaimedDelivery> claimed = closing ? List.of() : outbox.claim(room, times.lease());
            for (ClaimedDelivery one : claimed) {
                sending.execute(() -> send(one));
                used++;
            }
            return used;
        } finally {
            free.release(room - used);
        }
    }

    private void send(ClaimedDelivery claimed) {
        try {
            attempt.make(claimed);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException trouble) {
            LOG.log(
                    Level.WARNING,
                    "delivery {0} is left to the next: {1}",
                    claimed.delivery().id(),
                    trouble.getMessage());
        } finally {
            free.release();
            wake();
        }
    }

    private void rest(Duration time) throws InterruptedException {
        double jitter = 0.75 + ThreadLocalRandom.current().nextDouble(0.5);
        if (woken.tryAcquire(Math.round(time.toMillis() * jitter), TimeUnit.MILLISECONDS)) {
            woken.drainPermits();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AFTER_TROUBLE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        sending.shutdown();
        try {
            thread.join(GRACE.toMillis());
            if (!sending.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                sending.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            sending.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
