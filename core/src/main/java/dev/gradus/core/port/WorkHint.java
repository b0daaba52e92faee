package dev.gradus.core.port;

import java.time.Duration;

/**
 * Tells idle workers that a step may have become READY. Only a hint: it may be lost, late or unfounded, and polling remains
 * the truth. Thread safe.
 */
public interface WorkHint {

    /** Waits until a hint arrives or the time is over. A hint given while nobody waits is kept for the next call. */
    void await(Duration atMost) throws InterruptedException;

    /** Gives a hint to every waiting process. Cheap; many calls in a short time may become one hint. */
    void give();
}
