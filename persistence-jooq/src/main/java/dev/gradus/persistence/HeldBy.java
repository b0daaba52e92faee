package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.STEP;
import static org.jooq.impl.DSL.lateral;

import dev.gradus.core.port.HeldStep;
import dev.gradus.core.step.SessionId;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What sessions hold. */
final class HeldBy {
    private HeldBy() {}

    /** Which session holds a step under a fence. */
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

    /**
     * Within a statement, the steps of the task at hand that a session holds. No index leads from sessions to them: the offset
     * keeps the server from joining this as it likes, which would be by reading the whole table.
     */
    static Table<?> inTask(Field<Long> task, Field<Long> session, Condition also) {
        return lateral(DSL.select(STEP.TASK_ID, STEP.ID, STEP.FENCE)
                        .from(STEP)
                        .where(STEP.TASK_ID.eq(task))
                        .and(STEP.OWNER.eq(session))
                        .and(also)
                        .offset(0))
                .as("held");
    }
}
