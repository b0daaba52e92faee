package dev.gradus.core.host;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** All processes that came from one command. */
interface ProcessGroup {

    /** Whether none of them lives any more. */
    boolean isGone();

    /** Asks all of them to end. */
    void terminate() throws InterruptedException;

    /** Ends all of them. */
    void kill() throws InterruptedException;

    /** Waits until none lives, at most so long; false when some still do. */
    default boolean awaitGone(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        long pause = 1;
        while (!isGone()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(pause);
            pause = Math.min(50, 2 * pause);
        }
        return true;
    }

    /** Asks all to end, gives them the time, and then kills until none lives, at most so long. */
    default boolean end(Duration grace, Duration limit) throws InterruptedException {
        if (isGone()) {
            return true;
        }
        terminate();
        if (awaitGone(grace)) {
            return true;
        }
        long end = System.nanoTime() + limit.toNanos();
        do {
            // Again and again: a process that was just being forked is not hit by the first one.
            kill();
            if (awaitGone(Duration.ofMillis(200))) {
                return true;
            }
        } while (System.nanoTime() - end < 0);
        return false;
    }
}
