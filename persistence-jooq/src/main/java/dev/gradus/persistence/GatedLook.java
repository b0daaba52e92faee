package dev.gradus.persistence;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When claims have to look at steps that are to be admitted: once a second while there are none, so that they cost an installation
 * without queues next to nothing, and always while there are some. Thread safe.
 */
final class GatedLook {
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong next = new AtomicLong(System.nanoTime());

    boolean isDue() {
        return System.nanoTime() - next.get() >= 0;
    }

    /** Says what was seen. */
    void saw(boolean anything) {
        next.set(System.nanoTime() + (anything ? 0 : PAUSE));
    }

    /** One has come into the waiting room, or may leave it. */
    void soon() {
        next.set(System.nanoTime());
    }
}
