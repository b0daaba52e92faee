package dev.gradus.core.memory;

import dev.gradus.core.port.WorkHint;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Hints within one process. */
final class InMemoryWorkHint implements WorkHint {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition given = lock.newCondition();
    private int waiting;
    private long hints;
    private boolean kept;

    @Override
    public void await(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!kept) {
                awaitNext(atMost.toNanos());
            }
            kept = false;
        } finally {
            lock.unlock();
        }
    }

    private void awaitNext(long atMostNanos) throws InterruptedException {
        long seen = hints;
        long left = atMostNanos;
        waiting++;
        try {
            while (hints == seen && left > 0) {
                left = given.awaitNanos(left);
            }
        } finally {
            waiting--;
        }
    }

    @Override
    public void give() {
        lock.lock();
        try {
            hints++;
            kept = waiting == 0;
            given.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
