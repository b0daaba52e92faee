package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.ATTEMPT;
import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.TOOL_CALL_TALLY;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonGetAttribute;
import static org.jooq.impl.DSL.jsonGetAttributeAsText;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import dev.gradus.core.port.Statistics;
import dev.gradus.core.port.Statistics.ToolCallTime;
import dev.gradus.core.step.AttemptOutcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Record5;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;
import org.jooq.impl.SQLDataType;

/** How often each tool completed or failed, and how long it took: current attempts and earlier ones, with a tally of the old. */
final class CountToolCalls {
    private static final String KIND = "tool";

    private static final double MORE_THAN_ALL = -1;

    private final Transaction transaction;
    private final Tally tally;

    CountToolCalls(Transaction transaction) {
        this.transaction = transaction;
        this.tally = Tally.ofSteps(transaction);
    }

    List<ToolCallTime> all() {
        Map<Alike, Calls> sums = new TreeMap<>();
        transaction
                .sql()
                .select(
                        TOOL_CALL_TALLY.TOOL,
                        TOOL_CALL_TALLY.COMPLETED,
                        TOOL_CALL_TALLY.BUCKET,
                        sum(TOOL_CALL_TALLY.CALLS),
                        sum(TOOL_CALL_TALLY.SECONDS))
                .from(TOOL_CALL_TALLY)
                .groupBy(TOOL_CALL_TALLY.TOOL, TOOL_CALL_TALLY.COMPLETED, TOOL_CALL_TALLY.BUCKET)
                .forEach(row -> sums.put(
                        new Alike(row.value1(), row.value2(), row.value3()),
                        new Calls(row.value4().longValue(), row.value5())));
        grouped(tally.isYoung())
                .fetch()
                .forEach(row -> sums.merge(
                        new Alike(row.value1(), row.value2(), row.value3()),
                        new Calls(row.value4(), row.value5()),
                        Calls::and));
        return sums.entrySet().stream()
                .map(entry -> entry.getValue().of(entry.getKey()))
                .toList();
    }

    /** Counts a block anew. */
    void tally(long block) {
        transaction
                .sql()
                .deleteFrom(TOOL_CALL_TALLY)
                .where(TOOL_CALL_TALLY.BLOCK.eq(block))
                .execute();
        for (var row : grouped(tally.isIn(block)).fetch()) {
            transaction
                    .sql()
                    .insertInto(TOOL_CALL_TALLY)
                    .set(TOOL_CALL_TALLY.BLOCK, block)
                    .set(TOOL_CALL_TALLY.TOOL, row.value1())
                    .set(TOOL_CALL_TALLY.COMPLETED, row.value2())
                    .set(TOOL_CALL_TALLY.BUCKET, row.value3())
                    .set(TOOL_CALL_TALLY.CALLS, row.value4())
                    .set(TOOL_CALL_TALLY.SECONDS, row.value5())
                    .execute();
        }
    }

    private ResultQuery<Record5<String, Boolean, Double, Long, BigDecimal>> grouped(Condition steps) {
        var calls = current(steps).unionAll(earlier(steps)).asTable("calls", "tool", "completed", "seconds");
        Field<String> tool = calls.field("tool", String.class);
        Field<Boolean> completed = calls.field("completed", Boolean.class);
        Field<Double> seconds = calls.field("seconds", Double.class);
        Field<Double> bucket = bucket(seconds);
        return transaction
                .sql()
                .select(tool, completed, bucket, count().cast(SQLDataType.BIGINT), sum(seconds))
                .from(calls)
                .groupBy(tool, completed, bucket);
    }

    private static SelectConditionStep<Record3<String, Boolean, Double>> current(Condition steps) {
        return select(
                        tool(),
                        field(STEP.ATTEMPT_OUTCOME.eq(AttemptOutcome.COMPLETED)),
                        PlainSql.secondsBetween(STEP.ATTEMPT_STARTED_AT, STEP.ATTEMPT_ENDED_AT))
                .from(STEP)
                .where(STEP.KIND.eq(KIND))
                .and(STEP.ATTEMPT_OUTCOME.in(AttemptOutcome.COMPLETED, AttemptOutcome.FAILED))
                .and(steps);
    }

    private static SelectConditionStep<Record3<String, Boolean, Double>> earlier(Condition steps) {
        return select(
                        tool(),
                        field(ATTEMPT.OUTCOME.eq(AttemptOutcome.COMPLETED)),
                        PlainSql.secondsBetween(ATTEMPT.STARTED_AT, ATTEMPT.ENDED_AT))
                .from(ATTEMPT)
                .join(STEP)
                .on(STEP.ID.eq(ATTEMPT.STEP_ID))
                .where(STEP.KIND.eq(KIND))
                .and(ATTEMPT.OUTCOME.in(AttemptOutcome.COMPLETED, AttemptOutcome.FAILED))
                .and(steps);
    }

    private static Field<String> tool() {
        return jsonGetAttributeAsText(jsonGetAttribute(jsonGetAttribute(STEP.SPEC, "body"), "settings"), "name")
                .cast(SQLDataType.VARCHAR);
    }

    private static Field<Double> bucket(Field<Double> seconds) {
        CaseConditionStep<Double> bucket = when(seconds.le(Statistics.BOUNDS.get(0)), inline(Statistics.BOUNDS.get(0)));
        for (Double bound : Statistics.BOUNDS.subList(1, Statistics.BOUNDS.size())) {
            bucket = bucket.when(seconds.le(bound), inline(bound));
        }
        return bucket.otherwise(inline(MORE_THAN_ALL)).as("bucket");
    }

    private record Alike(String tool, boolean completed, double bucket) implements Comparable<Alike> {
        @Override
        public int compareTo(Alike other) {
            return Comparator.comparing(Alike::tool)
                    .thenComparing(Alike::completed)
                    .thenComparing(Alike::bucket)
                    .compare(this, other);
        }
    }

    private record Calls(long count, BigDecimal seconds) {
        Calls and(Calls other) {
            return new Calls(count + other.count, seconds.add(other.seconds));
        }

        ToolCallTime of(Alike calls) {
            BigDecimal micros = seconds.movePointRight(6).setScale(0, RoundingMode.HALF_UP);
            Duration total = Duration.of(micros.longValue(), ChronoUnit.MICROS);
            return new ToolCallTime(calls.tool(), calls.completed(), calls.bucket(), count, total);
        }
    }
}
