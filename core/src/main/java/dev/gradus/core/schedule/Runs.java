package dev.gradus.core.schedule;

import dev.gradus.core.task.TaskId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a decision about a schedule can ask, and have made, within the transaction that stores it. */
public interface Runs {

    /** Why no task can be made now, such as that its definition is gone. */
    Optional<String> refusal();

    /** Makes the task of a run. */
    TaskId start(Instant tick);

    /** The runs that are kept, from one time to another, both included. */
    Map<Instant, RunOutcome> recorded(Instant from, Instant to);
}
