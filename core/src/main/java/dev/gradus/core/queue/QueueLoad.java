package dev.gradus.core.queue;

import static java.util.Objects.requireNonNull;

/**
 * A queue and what is in it.
 *
 * @param queue the queue
 * @param waiting how many of its steps could begin if it let them
 * @param running how many of them are executed
 */
public record QueueLoad(NamedQueue queue, int waiting, int running) {
    public QueueLoad {
        requireNonNull(queue, "queue");
    }
}
