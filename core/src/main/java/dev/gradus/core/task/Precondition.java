package dev.gradus.core.task;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.transition.Decision;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a caller has seen of a task: its command is decided only while the task is still that. A version is the number of
 * the task's last event, so that whoever compares it under the task's lock, in the transaction that decides, lets one of
 * several callers who have seen the same version act. Immutable.
 *
 * @param holdsForAll whether every version will do
 * @param versions those that will do, unless all will; none of them when the caller named something that is no version
 */
public record Precondition(boolean holdsForAll, Set<Long> versions) {
    /** The caller acts on the task whatever it has become. */
    public static final Precondition NONE = new Precondition(true, Set.of());

    public Precondition {
        versions = Set.copyOf(versions);
    }

    /** The task has to be at this version. */
    public static Precondition version(long version) {
        return versions(Set.of(version));
    }

    /** The task has to be at one of these versions. */
    public static Precondition versions(Set<Long> versions) {
        return new Precondition(false, versions);
    }

    public boolean holdsFor(TaskSnapshot snapshot) {
        return holdsForAll || versions.contains(snapshot.seq());
    }

    /** The refusal of a command about a task that has moved on. */
    public Optional<Decision<DomainEvent>> refusal(TaskSnapshot snapshot) {
        return holdsFor(snapshot)
                ? Optional.empty()
                : Optional.of(Decision.rejected(ErrorCode.PRECONDITION_FAILED, message(snapshot)));
    }

    /** Throws PRECONDITION_FAILED unless it holds. */
    public void require(TaskSnapshot snapshot) {
        if (!holdsFor(snapshot)) {
            throw new CoreException(ErrorCode.PRECONDITION_FAILED, message(snapshot));
        }
    }

    private String message(TaskSnapshot snapshot) {
        String wanted = versions.stream().sorted().map(String::valueOf).collect(Collectors.joining(" or "));
        return "task %s is at version %d, not at %s; read it again"
                .formatted(snapshot.task().id(), snapshot.seq(), wanted.isEmpty() ? "the one asked for" : wanted);
    }
}
