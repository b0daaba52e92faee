package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.ATTEMPT;
import static dev.gradus.persistence.generated.Tables.STEP;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonGetAttribute;
import static org.jooq.impl.DSL.jsonGetAttributeAsText;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import dev.gradus.core.port.Statistics.ToolCallTime;
import dev.gradus.core.step.AttemptOutcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jooq.CaseConditionStep;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.SelectConditionStep;
import org.jooq.impl.SQLDataType;

/** How often each tool completed or failed, and how long it took: current attempts and earlier ones. */
final class CountToolCalls {
    private static final String KIND = "tool";

    /** The bounds of the histogram, in seconds. */
    private static final List<Double> BOUNDS = List.of(0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0);

    private static final double MORE_THAN_ALL = -1;

    private final Transaction transaction;

    CountToolCalls(Transaction transaction) {
        this.transaction = transaction;
    }

    List<ToolCallTime> grouped() {
        var calls = current().unionAll(earlier()).asTable("calls", "tool", "completed", "seconds");
        Field<String> tool = calls.field("tool", String.class);
        Field<Boolean> completed = calls.field("completed", Boolean.class);
        Field<Double> seconds = calls.field("seconds", Double.class);
        Field<Double> bucket = bucket(seconds);
        return transaction
                .sql()
                .select(tool, completed, bucket, count(), sum(seconds))
                .from(calls)
                .groupBy(tool, completed, bucket)
                .orderBy(tool, completed, bucket)
                .fetch(row -> new ToolCallTime(
                        row.value1(), row.value2(), row.value3(), row.value4(), duration(row.value5())));
    }

    private static SelectConditionStep<Record3<String, Boolean, Double>> current() {
        return select(
                        tool(),
                        field(STEP.ATTEMPT_OUTCOME.eq(AttemptOutcome.COMPLETED)),
                        PlainSql.secondsBetween(STEP.ATTEMPT_STARTED_AT, STEP.ATTEMPT_ENDED_AT))
                .from(STEP)
                .where(STEP.KIND.eq(KIND))
                .and(STEP.ATTEMPT_OUTCOME.in(AttemptOutcome.COMPLETED, AttemptOutcome.FAILED));
    }

    private static SelectConditionStep<Record3<String, Boolean, Double>> earlier() {
        return select(
                        tool(),
                        field(ATTEMPT.OUTCOME.eq(AttemptOutcome.COMPLETED)),
                        PlainSql.secondsBetween(ATTEMPT.STARTED_AT, ATTEMPT.ENDED_AT))
                .from(ATTEMPT)
                .join(STEP)
                .on(STEP.ID.eq(ATTEMPT.STEP_ID))
                .where(STEP.KIND.eq(KIND))
                .and(ATTEMPT.OUTCOME.in(AttemptOutcome.COMPLETED, AttemptOutcome.FAILED));
    }

    private static Field<String> tool() {
        return jsonGetAttributeAsText(jsonGetAttribute(jsonGetAttribute(STEP.SPEC, "body"), "settings"), "name")
                .cast(SQLDataType.VARCHAR);
    }

    private static Field<Double> bucket(Field<Double> seconds) {
        CaseConditionStep<Double> bucket = when(seconds.le(BOUNDS.get(0)), inline(BOUNDS.get(0)));
        for (Double bound : BOUNDS.subList(1, BOUNDS.size())) {
            bucket = bucket.when(seconds.le(bound), inline(bound));
        }
        return bucket.otherwise(inline(MORE_THAN_ALL)).as("bucket");
    }

    private static Duration duration(BigDecimal seconds) {
        return Duration.ofNanos(seconds.movePointRight(9).longValue());
    }
}
