package dev.gradus.core.engine;

import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.AwaitedStep;
import dev.gradus.core.port.Stores;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskDecider;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.transition.Decision;

/**
 * Rejects what nobody approved in time. The condition is repeated, by the store's clock, in the transaction that writes, so
 * that of an approval and the end of its time exactly one counts.
 */
final class ApprovalExpiry {
    private static final int BATCH = 100;

    private final Stores stores;

    ApprovalExpiry(Stores stores) {
        this.stores = stores;
    }

    /** Rejects a bounded number of them. */
    void sweep() {
        for (AwaitedStep awaited : stores.approvals().expired(BATCH)) {
            reject(awaited);
        }
    }

    private void reject(AwaitedStep awaited) {
        try {
            stores.tasks()
                    .change(
                            awaited.task(),
                            Cause.of(Actor.SWEEPER),
                            (snapshot, now, ids) -> snapshot.step(awaited.step())
                                    .map(step -> TaskDecider.decide(snapshot, expire(snapshot, awaited), now, ids))
                                    .orElse(Decision.nothing()));
        } catch (CoreException gone) {
            if (gone.code() != ErrorCode.NOT_FOUND) {
                throw gone;
            }
        }
    }

    private static TaskCommand expire(TaskSnapshot snapshot, AwaitedStep awaited) {
        return new TaskCommand.OnStep(
                snapshot.step(awaited.step()).orElseThrow().key(), new StepCommand.Expire());
    }
}
