package dev.gradus.core.api;

import dev.gradus.core.event.EventEnvelope;
import dev.gradus.core.event.EventPosition;
import dev.gradus.core.task.TaskId;
import java.util.List;

/** What happened. Thread safe. */
public interface Events {

    /** The events of a task after a number, in order, at most {@code limit} (1 to 1,000). */
    List<EventEnvelope> ofTask(TaskId task, long afterSeq, int limit);

    /** The events of everything after a position; a reader that goes on from the last one misses nothing. */
    List<EventEnvelope> after(EventPosition position, int limit);

    /** Where the newest visible event stands. */
    EventPosition end();
}
