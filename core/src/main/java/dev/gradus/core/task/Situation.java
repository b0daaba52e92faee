package dev.gradus.core.task;

import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.StepEvent;
import dev.gradus.core.step.StepIds;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.transition.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a decision about a task is made from.
 *
 * @param snapshot the task with its steps as they are
 * @param now the store's clock
 * @param ids numbers for steps that the decision adds
 */
record Situation(TaskSnapshot snapshot, Instant now, StepIds ids) {

    TaskState state() {
        return snapshot.task().state();
    }

    TaskProgress progress() {
        return snapshot.task().progress();
    }

    /** Refuses what the task's state does not allow; {@code wanted} completes "cannot be". */
    Decision<DomainEvent> illegal(String wanted) {
        return Decision.rejected(
                ErrorCode.ILLEGAL_TRANSITION,
                "task %s is %s and cannot be %s".formatted(snapshot.task().id(), state().word(), wanted));
    }

    /** Refuses when the task lacks one of the steps. */
    Optional<Decision<DomainEvent>> refusal(Set<StepKey> keys) {
        return keys.stream()
                .filter(key -> snapshot.step(key).isEmpty())
                .findFirst()
                .map(this::unknown);
    }

    Decision<DomainEvent> unknown(StepKey key) {
        return Decision.rejected(
                ErrorCode.NOT_FOUND,
                "task %s has no step '%s'".formatted(snapshot.task().id(), key));
    }

    static Decision<DomainEvent> fact(DomainEvent event) {
        return Decision.accepted(List.of(event));
    }

    /** The facts of a step's decision; none when it was refused. */
    static List<StepEvent> factsOf(Decision<StepEvent> decision) {
        return decision instanceof Decision.Accepted<StepEvent> accepted ? accepted.events() : List.of();
    }
}
