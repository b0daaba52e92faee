package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.ATTEMPT;
import static dev.gradus.persistence.generated.Tables.STEP;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import dev.gradus.core.step.AttemptOutcome;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record;

/** Moves the last attempts of claimed steps to the history, unless they were released and their number is used again. */
final class ArchiveAttempts {
    private ArchiveAttempts() {}

    /** Part of the claim's statement; the rows are those that it locked. */
    static CommonTableExpression<?> of(CommonTableExpression<Record> chosen) {
        return name("archived")
                .as(insertInto(ATTEMPT)
                        .columns(
                                ATTEMPT.STEP_ID,
                                ATTEMPT.NUMBER,
                                ATTEMPT.EXECUTED_BY,
                                ATTEMPT.FENCE,
                                ATTEMPT.TAKEN,
                                ATTEMPT.STARTED_AT,
                                ATTEMPT.ENDED_AT,
                                ATTEMPT.OUTCOME,
                                ATTEMPT.INPUT,
                                ATTEMPT.OUTPUT,
                                ATTEMPT.FAILURE,
                                ATTEMPT.RETRIES)
                        .select(select(
                                        chosen.field(STEP.ID),
                                        chosen.field(STEP.ATTEMPT),
                                        chosen.field(STEP.EXECUTED_BY),
                                        chosen.field(STEP.FENCE),
                                        chosen.field(STEP.TAKEN),
                                        chosen.field(STEP.ATTEMPT_STARTED_AT),
                                        chosen.field(STEP.ATTEMPT_ENDED_AT),
                                        chosen.field(STEP.ATTEMPT_OUTCOME),
                                        chosen.field(STEP.ATTEMPT_INPUT),
                                        output(chosen),
                                        failure(chosen),
                                        chosen.field(STEP.ATTEMPT_RETRIES))
                                .from(chosen)
                                .where(chosen.field(STEP.ATTEMPT_OUTCOME).ne(AttemptOutcome.RELEASED)))
                        .returning(ATTEMPT.STEP_ID));
    }

    private static Field<JSON> output(CommonTableExpression<Record> chosen) {
        Field<JSON> shown = coalesce(chosen.field(STEP.RESULTS), inline(JSON.valueOf("{}")));
        return when(chosen.field(STEP.ATTEMPT_IS_RESULT).isFalse(), chosen.field(STEP.ATTEMPT_OUTPUT))
                .when(chosen.field(STEP.ATTEMPT_OUTCOME).eq(AttemptOutcome.COMPLETED), shown);
    }

    private static Field<JSON> failure(CommonTableExpression<Record> chosen) {
        return when(chosen.field(STEP.ATTEMPT_IS_RESULT).isTrue(), chosen.field(STEP.FAILURE))
                .otherwise(chosen.field(STEP.ATTEMPT_FAILURE));
    }
}
