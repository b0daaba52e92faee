package dev.gradus.core.port;

import dev.gradus.core.policy.Prunable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

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

    /**
     * Looks for what is older than this, by its end, and leaves it.
     *
     * @param after the place up to which has been looked; 0 to begin
     * @param limit the most to find
     */
    Pruned findOld(Prunable what, Duration age, long after, int limit);

    /**
     * Drops what {@link #findOld} would find. What is locked, and events that the outbox has yet to look at, are left for the
     * next time.
     */
    Pruned prune(Prunable what, Duration age, long after, int limit);

    /**
     * One piece of looking for what is old.
     *
     * @param count how many were found, or dropped
     * @param next the place at which to go on; null at the end
     */
    record Pruned(long count, @Nullable Long next) {}
}
