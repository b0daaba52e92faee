package dev.gradus.core.engine;

import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.kind.TransactionalKind;
import dev.gradus.core.step.Outcome;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Has a step settled by its transactional kind. While the store cannot be reached it is tried again until the attempt's time
 * is over; a commit whose answer was lost and that did happen shows as a step that is no longer held.
 */
final class Settling {
    private static final Duration UNREACHABLE_PAUSE = Duration.ofMillis(200);

    private final TransactionalKind kind;
    private final OutcomeWriter writer;

    Settling(TransactionalKind kind, OutcomeWriter writer) {
        this.kind = kind;
        this.writer = writer;
    }

    /** What is still to be stored, null when all is. */
    @Nullable
    Outcome outcome(Execution execution, Cause cause) {
        while (true) {
            try {
                return unstored(kind.settle(execution, cause), execution);
            } catch (CoreException failed) {
                if (failed.code() != ErrorCode.UNREACHABLE || execution.stop().isRequested()) {
                    return Outcome.failure(Failure.infra(failed.code().name(), String.valueOf(failed.getMessage())));
                }
                LockSupport.parkNanos(UNREACHABLE_PAUSE.toNanos());
            }
        }
    }

    private @Nullable Outcome unstored(TransactionalKind.Settlement settlement, Execution execution) {
        if (settlement instanceof TransactionalKind.RolledBack rolledBack) {
            return rolledBack.outcome();
        }
        TransactionalKind.Stored stored = (TransactionalKind.Stored) settlement;
        writer.report(execution.claimed().held(), stored.change().isRejected());
        return null;
    }
}
