package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.step.SessionId;
import java.util.Set;

/**
 * What a worker asks of the queue.
 *
 * @param session who asks
 * @param kinds the step kinds it can execute
 * @param limit at most so many, its free slots, 1 to 1,000
 * @param ahead whether the steps will wait at the worker: then none that holds a place in a queue meanwhile
 */
public record ClaimRequest(SessionId session, Set<String> kinds, int limit, boolean ahead) {
    public ClaimRequest {
        requireNonNull(session, "session");
        kinds = Set.copyOf(kinds);
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException("limit must be 1 to 1000, was " + limit);
        }
    }

    /** A request for steps that begin at once. */
    public ClaimRequest(SessionId session, Set<String> kinds, int limit) {
        this(session, kinds, limit, false);
    }
}
