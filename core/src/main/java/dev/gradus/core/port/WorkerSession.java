package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.step.SessionId;
import java.time.Instant;

/**
 * A session as it is now.
 *
 * @param id its number
 * @param worker what the process said of itself
 * @param startedAt when it was opened
 * @param leaseUntil when its lease ends, or ended
 * @param live whether the lease has not ended, by the store's clock
 * @param holding how many steps it holds
 */
public record WorkerSession(
        SessionId id, WorkerInfo worker, Instant startedAt, Instant leaseUntil, boolean live, int holding) {
    public WorkerSession {
        requireNonNull(id, "id");
        requireNonNull(worker, "worker");
        requireNonNull(startedAt, "startedAt");
        requireNonNull(leaseUntil, "leaseUntil");
    }
}
