package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.STEP;

import dev.gradus.core.port.HeldStep;
import dev.gradus.core.step.SessionId;
import java.util.Optional;

/** Which session holds a step under a fence. */
final class HeldBy {
    private HeldBy() {}

    static Optional<SessionId> of(Transaction transaction, HeldStep held) {
        return transaction
                .sql()
                .select(STEP.OWNER)
                .from(STEP)
                .where(STEP.ID.eq(held.step().value()))
                .and(STEP.FENCE.eq(held.fence().value()))
                .and(STEP.OWNER.isNotNull())
                .fetchOptional(row -> new SessionId(row.value1()));
    }
}
