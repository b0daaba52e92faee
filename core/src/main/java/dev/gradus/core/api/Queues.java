package dev.gradus.core.api;

import dev.gradus.core.event.Cause;
import dev.gradus.core.queue.NamedQueue;
import dev.gradus.core.queue.QueueLoad;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Named queues that steps stand in: pausing them and bounding how many of their steps are executed at once. A queue exists by being
 * named; one of which nobody has said anything is open and has no limit. What is executed goes on whatever is said here. Thread
 * safe.
 */
public interface Queues {

    /** The queues of which something was said or in which something waits, by name. */
    List<QueueLoad> list();

    /** The queue of this name. */
    QueueLoad get(String name);

    /** Lets nothing more of it begin; doing so twice is nothing. */
    NamedQueue pause(String name, Cause cause);

    /** Lets its steps begin again; doing so twice is nothing. */
    NamedQueue resume(String name, Cause cause);

    /** Has so many of its steps executed at once, 1 to 10,000, or any number. */
    NamedQueue limit(String name, @Nullable Integer limit, Cause cause);
}
