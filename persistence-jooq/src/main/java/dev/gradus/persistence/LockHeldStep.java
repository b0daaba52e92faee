package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.TASK;

import dev.gradus.core.port.HeldStep;
import dev.gradus.core.step.StepState;
import java.util.Optional;

/** Locks a task and a step of it that is held under a fence, in the order of every change. Used within one transaction. */
final class LockHeldStep {
    private final Transaction transaction;

    LockHeldStep(Transaction transaction) {
        this.transaction = transaction;
    }

    /** RUNNING or CANCELLING; empty when the step is no longer held under the fence. */
    Optional<StepState> of(HeldStep held) {
        transaction
                .sql()
                .select(TASK.ID)
                .from(TASK)
                .where(TASK.ID.eq(held.task().value()))
                .forUpdate()
                .fetchOptional();
        return transaction
                .sql()
                .select(STEP.STATE)
                .from(STEP)
                .where(STEP.ID.eq(held.step().value()))
                .and(STEP.FENCE.eq(held.fence().value()))
                .and(STEP.STATE.in(StepState.RUNNING, StepState.CANCELLING))
                .forNoKeyUpdate()
                .fetchOptional(row -> row.value1());
    }
}
