package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.PENDING_APPROVAL;

import dev.gradus.core.port.AwaitedStep;
import dev.gradus.core.port.PendingApprovals;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Rows of {@code pending_approval}. */
final class JooqPendingApprovals implements PendingApprovals {
    private final Database database;

    JooqPendingApprovals(Database database) {
        this.database = database;
    }

    @Override
    public List<AwaitedStep> list(@Nullable StepId behind, int limit) {
        Condition place = behind == null ? DSL.noCondition() : PENDING_APPROVAL.STEP_ID.lt(behind.value());
        return database.read(transaction -> transaction
                .sql()
                .select(PENDING_APPROVAL.TASK_ID, PENDING_APPROVAL.STEP_ID)
                .from(PENDING_APPROVAL)
                .where(place)
                .orderBy(PENDING_APPROVAL.STEP_ID.desc())
                .limit(limit)
                .fetch(JooqPendingApprovals::read));
    }

    @Override
    public List<AwaitedStep> expired(int limit) {
        return database.read(transaction -> transaction
                .sql()
                .select(PENDING_APPROVAL.TASK_ID, PENDING_APPROVAL.STEP_ID)
                .from(PENDING_APPROVAL)
                .where(PENDING_APPROVAL.UNTIL.le(PlainSql.clock()))
                .orderBy(PENDING_APPROVAL.UNTIL)
                .limit(limit)
                .fetch(JooqPendingApprovals::read));
    }

    private static AwaitedStep read(Record2<Long, Long> row) {
        return new AwaitedStep(new TaskId(row.value1()), new StepId(row.value2()));
    }
}
