package dev.gradus.core.port;

import java.time.Duration;

/**
 * Drops what has served its time, by the store's clock. Every method is one short transaction about a bounded number of
 * rows; whoever runs the installation calls it again until nothing is left. Concurrent calls never wait for one another.
 * Thread safe.
 */
public interface Housekeeping {

    /**
     * Forgets callers' idempotency keys that are older than this; a request under one of them stores another task from then
     * on.
     *
     * @param limit the largest number to forget
     * @return how many were forgotten
     */
    int forgetKeys(Duration age, int limit);

    /**
     * Forgets sessions that ended longer ago than this, hold nothing any more and are named by no attempt.
     *
     * @param limit the largest number to look at; calls look at one after the other and begin again at the end
     * @return how many were forgotten
     */
    int forgetSessions(Duration age, int limit);
}
