package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.task.TaskSpec;

/**
 * A worker's wish to go on with the next step of the task whose step it has just executed.
 *
 * @param request who asks, which is who held the step before, and what it can execute; its limit says nothing here
 * @param task what the task is, so that the answer need not read it again
 * @param count how many steps have been continued in a row already
 */
public record Continuation(ClaimRequest request, TaskSpec task, int count) {
    /** So many in a row at most: what else is in the queue gets its turn. */
    public static final int LONGEST = 32;

    public Continuation {
        requireNonNull(request, "request");
        requireNonNull(task, "task");
    }

    /** Whether one more may follow. */
    public boolean mayGoOn() {
        return count < LONGEST;
    }
}
