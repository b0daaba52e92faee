package dev.gradus.persistence;

import dev.gradus.core.port.WorkHint;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Hints within this process at once, and to other processes by LISTEN and NOTIFY: one thread listens on a connection of its
 * own, another notifies, outside the transactions that gave the hint and seldom while hints come in crowds, because a notification
 * serialises the commits of the whole server. Thread safe.
 */
final class ListenNotifyHint implements WorkHint, Wake, AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Notifier notifier;
    private final Listener listener;
    private boolean hinted;

    ListenNotifyHint(Database database, DataSource listening, String channel) {
        this.notifier = new Notifier(database, channel);
        this.listener = new Listener(listening, channel, notifier.sender(), this::wake);
    }

    void start() {
        notifier.start();
    }

    /** The first to wait begins the listening: a process that only gives hints needs no connection for it. */
    @Override
    public void await(Duration atMost) throws InterruptedException {
        listener.start();
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (!hinted && left > 0) {
                left = arrived.awaitNanos(left);
            }
            hinted = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void give() {
        wake();
        notifier.request();
    }

    @Override
    public void giveIf(boolean queued) {
        if (queued) {
            give();
        }
    }

    /** Has this done soon, on a thread and outside the transaction of its own. */
    void later(Runnable errand) {
        notifier.later(errand);
    }

    private void wake() {
        lock.lock();
        try {
            hinted = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends both threads; the connections are closed when this returns, or at the latest a moment later. */
    @Override
    public void close() {
        listener.close();
        notifier.close();
    }

    /** How long to wait for a thread to end. */
    static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
