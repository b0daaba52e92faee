package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.transition.Decision;
import java.util.List;

/**
 * What a change came to.
 *
 * @param snapshot the task after it; unchanged when it was rejected or nothing followed
 * @param decision what was decided
 */
public record Change(TaskSnapshot snapshot, Decision<DomainEvent> decision) {
    public Change {
        requireNonNull(snapshot, "snapshot");
        requireNonNull(decision, "decision");
    }

    /** Whether the change was refused. */
    public boolean isRejected() {
        return decision instanceof Decision.Rejected;
    }

    /** The facts that were stored; empty when refused. */
    public List<DomainEvent> events() {
        return decision instanceof Decision.Accepted<DomainEvent> accepted ? accepted.events() : List.of();
    }

    /** The task after the change; a refusal is thrown as {@link CoreException} with the refusal's code. */
    public TaskSnapshot orThrow() {
        if (decision instanceof Decision.Rejected<DomainEvent> rejected) {
            throw new CoreException(rejected.code(), rejected.message());
        }
        return snapshot;
    }
}
