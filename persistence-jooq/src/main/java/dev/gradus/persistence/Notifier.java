package dev.gradus.persistence;

import dev.gradus.core.failure.CoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends requested notifications on a thread of its own; many requests in a short time become one. The first after a silence goes at
 * once. While requests keep coming the pauses between notifications grow, for then workers are busy and need none.
 */
final class Notifier implements Runnable, AutoCloseable {
    private static final long SHORTEST_MILLIS = 2;
    private static final long LONGEST_MILLIS = 50;

    private final Database database;
    private final String channel;
    private final String sender = UUID.randomUUID().toString();
    private final Semaphore requests = new Semaphore(0);
    private final Semaphore stop = new Semaphore(0);
    private final Queue<Runnable> errands = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this, "gradus-notify");
    private volatile boolean closed;

    Notifier(Database database, String channel) {
        this.database = database;
        this.channel = channel;
        thread.setDaemon(true);
    }

    /** What the notifications say, by which their own process knows them. */
    String sender() {
        return sender;
    }

    void start() {
        thread.start();
    }

    /** Cheap, and the same when it is asked for again before it was sent. */
    void request() {
        if (requests.availablePermits() == 0) {
            requests.release();
        }
    }

    /** Runs this before the next notification; what is left at the end is left undone. */
    void later(Runnable errand) {
        errands.add(errand);
        request();
    }

    @Override
    public void run() {
        try {
            long pause = SHORTEST_MILLIS;
            while (!closed) {
                boolean pressing = requests.tryAcquire();
                pause = pressing ? Math.min(2 * pause, LONGEST_MILLIS) : SHORTEST_MILLIS;
                if (!pressing) {
                    requests.acquire();
                }
                requests.drainPermits();
                if (!closed) {
                    runErrands();
                    send();
                    closed |= stop.tryAcquire(pause, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void runErrands() {
        for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
            errand.run();
        }
    }

    private void send() {
        try {
            // A statement by itself: it changes no row, and is its own transaction.
            database.read(transaction -> transaction
                    .sql()
                    .select(PlainSql.notification(channel, sender))
                    .fetchSingle());
        } catch (CoreException lost) { // workers poll, so that a hint may be lost
            log().log(Level.DEBUG, "a hint was not sent: {0}", lost.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        stop.release();
        requests.release();
        ListenNotifyHint.join(thread);
    }

    /** Found when it is needed: finding it opens every jar, which a short command has no time for. */
    private static Logger log() {
        return System.getLogger(Notifier.class.getName());
    }
}
