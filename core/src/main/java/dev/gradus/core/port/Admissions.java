package dev.gradus.core.port;

import dev.gradus.core.event.Cause;
import dev.gradus.core.queue.NamedQueue;
import dev.gradus.core.queue.QueueCommand;
import dev.gradus.core.queue.QueueLoad;
import dev.gradus.core.queue.Refusal;
import dev.gradus.core.step.Gates;
import java.util.List;
import java.util.Optional;

/**
 * What lets steps begin beside free workers: named queues and concurrency keys. {@link WorkQueue#claim} and {@link WorkQueue#take}
 * admit; a place is held from the claim until the step is executed no longer, also when its worker is lost, so that no more are ever
 * executed at once than the limit that held when they were claimed. Each call is one transaction. Thread safe.
 *
 * <p>Failures are those of {@link TaskStore}.
 */
public interface Admissions {

    /** The queue of this name, which exists without having been made. */
    QueueLoad queue(String name);

    /** The queues of which something was said or in which something waits, by name, at most 500. */
    List<QueueLoad> queues();

    /** Does what is asked to a queue, with its event in the installation's stream; idle workers are told. */
    NamedQueue change(String queue, QueueCommand command, Cause cause);

    /** Why a step that has to be admitted by these would not be now; empty when it would. */
    Optional<Refusal> refusal(Gates gates);
}
