package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.STEP_TALLY;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import dev.gradus.core.step.StepRole;
import dev.gradus.core.step.StepState;
import java.util.EnumMap;
import java.util.Map;
import org.jooq.impl.SQLDataType;

/** How many work steps there are: the tally, and what is younger. Used within one transaction. */
final class CountSteps {
    private final Transaction transaction;
    private final Tally tally;

    CountSteps(Transaction transaction) {
        this.transaction = transaction;
        this.tally = Tally.ofSteps(transaction);
    }

    Map<StepState, Long> all() {
        Map<StepState, Long> sums = new EnumMap<>(StepState.class);
        transaction
                .sql()
                .select(STEP_TALLY.STATE, sum(STEP_TALLY.STEPS))
                .from(STEP_TALLY)
                .groupBy(STEP_TALLY.STATE)
                .forEach(row -> sums.put(row.value1(), row.value2().longValue()));
        transaction
                .sql()
                .select(STEP.STATE, count())
                .from(STEP)
                .where(STEP.ROLE.eq(StepRole.WORK))
                .and(tally.isYoung())
                .groupBy(STEP.STATE)
                .forEach(row -> sums.merge(row.value1(), row.value2().longValue(), Long::sum));
        return sums;
    }

    /** Counts one block that is due, and its tool calls; false when none is. */
    boolean tallyOne() {
        return tally.due().map(this::tallied).isPresent();
    }

    private long tallied(long block) {
        transaction
                .sql()
                .deleteFrom(STEP_TALLY)
                .where(STEP_TALLY.BLOCK.eq(block))
                .execute();
        transaction
                .sql()
                .insertInto(STEP_TALLY)
                .columns(STEP_TALLY.BLOCK, STEP_TALLY.STATE, STEP_TALLY.STEPS)
                .select(select(inline(block), STEP.STATE, count().cast(SQLDataType.BIGINT))
                        .from(STEP)
                        .where(STEP.ROLE.eq(StepRole.WORK))
                        .and(tally.isIn(block))
                        .groupBy(STEP.STATE))
                .execute();
        new CountToolCalls(transaction).tally(block);
        boolean ended = transaction
                .sql()
                .select(STEP_TALLY.STATE)
                .from(STEP_TALLY)
                .where(STEP_TALLY.BLOCK.eq(block))
                .fetch(STEP_TALLY.STATE)
                .stream()
                .allMatch(StepState::isTerminal);
        tally.counted(block, ended);
        return block;
    }
}
