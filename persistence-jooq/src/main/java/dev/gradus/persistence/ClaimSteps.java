package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Sequences.FENCES;
import static dev.gradus.persistence.generated.Tables.ATTEMPT;
import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.WORKER_SESSION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import dev.gradus.core.port.ClaimRequest;
import dev.gradus.core.step.AttemptOutcome;
import dev.gradus.core.step.StepState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Takes READY steps for a session: one statement, the twin of {@code QueueMoves.claimed}. Steps that others are locking at
 * this moment are passed over. The session's row is locked against being swept, not against being renewed.
 */
final class ClaimSteps {
    private static final Table<?> CHOSEN = DSL.table(name("chosen"));
    private static final Field<Long> CHOSEN_ID = DSL.field(name("chosen", "id"), Long.class);

    private final Transaction transaction;

    ClaimSteps(Transaction transaction) {
        this.transaction = transaction;
    }

    /** The claimed rows, in the order of the queue. */
    List<Record> claim(ClaimRequest request) {
        var live = live(request);
        var waiting = waiting(request);
        var alone = alone();
        var chosen = chosen();
        var result = transaction
                .sql()
                .with(live)
                .with(waiting)
                .with(alone)
                .with(chosen)
                .with(archived())
                .update(STEP)
                .set(STEP.STATE, StepState.RUNNING)
                .set(STEP.READY_AT, (Instant) null)
                .set(STEP.OWNER, request.session().value())
                .set(STEP.EXECUTED_BY, request.session().value())
                .set(STEP.FENCE, FENCES.nextval())
                .set(STEP.TAKEN, false)
                .set(STEP.ATTEMPT, nextAttempt())
                .set(STEP.ATTEMPT_STARTED_AT, PlainSql.clock())
                .set(STEP.ATTEMPT_ENDED_AT, (Instant) null)
                .set(STEP.ATTEMPT_OUTCOME, (AttemptOutcome) null)
                .set(STEP.ATTEMPT_IS_RESULT, false)
                .set(STEP.ATTEMPT_INPUT, (JSON) null)
                .set(STEP.ATTEMPT_OUTPUT, (JSON) null)
                .set(STEP.ATTEMPT_FAILURE, (JSON) null)
                .set(STEP.ATTEMPT_RETRIES, 0)
                .from(CHOSEN)
                .where(STEP.ID.eq(CHOSEN_ID))
                .returningResult(STEP.asterisk(), DSL.field(name("chosen", "ready_at"), Instant.class)
                        .as("queued_at"))
                .fetch();
        return result.stream()
                .map(Record.class::cast)
                .sorted(Comparator.comparing((Record row) -> row.get(STEP.PRIORITY))
                        .thenComparing(row -> row.get("queued_at", Instant.class))
                        .thenComparing(row -> row.get(STEP.ID)))
                .toList();
    }

    private static CommonTableExpression<Record1<Integer>> live(ClaimRequest request) {
        return name("live")
                .as(selectOne()
                        .from(WORKER_SESSION)
                        .where(WORKER_SESSION.ID.eq(request.session().value()))
                        .and(WORKER_SESSION.LEASE_UNTIL.gt(PlainSql.clock()))
                        .forKeyShare());
    }

    private static CommonTableExpression<?> waiting(ClaimRequest request) {
        return name("waiting")
                .as(DSL.select(STEP.ID, STEP.PRIORITY, STEP.READY_AT, STEP.LOST)
                        .from(STEP)
                        .where(STEP.READY_AT.isNotNull())
                        .and(STEP.READY_AT.le(PlainSql.clock()))
                        .and(STEP.KIND.in(request.kinds()))
                        .and(exists(selectOne().from(name("live"))))
                        .orderBy(STEP.PRIORITY, STEP.READY_AT, STEP.ID)
                        .limit(request.limit())
                        .forNoKeyUpdate()
                        .skipLocked());
    }

    /** The first in the queue, if it has lost an attempt: it may be what kills workers, and takes no other with it. */
    private static CommonTableExpression<?> alone() {
        Field<Long> id = DSL.field(name("id"), Long.class);
        Field<Integer> lost = DSL.field(name("lost"), Integer.class);
        var first = DSL.select(id, lost)
                .from(name("waiting"))
                .orderBy(
                        DSL.field(name("priority")),
                        DSL.field(name("ready_at")),
                        DSL.field(name("id")))
                .limit(1)
                .asTable("first");
        return name("alone").as(DSL.select(first.field(id)).from(first).where(first.field(lost).gt(0)));
    }

    private static CommonTableExpression<?> chosen() {
        Field<Long> id = DSL.field(name("waiting", "id"), Long.class);
        Field<Integer> lost = DSL.field(name("waiting", "lost"), Integer.class);
        var alone = DSL.select(DSL.field(name("alone", "id"), Long.class)).from(name("alone"));
        return name("chosen")
                .as(DSL.select(id, DSL.field(name("waiting", "ready_at"), Instant.class))
                        .from(name("waiting"))
                        .where(id.in(alone).or(lost.eq(0).andNotExists(selectOne().from(name("alone"))))));
    }

    /** Earlier attempts that have used their number move to the history, in the same statement. */
    private static CommonTableExpression<?> archived() {
        Field<JSON> output = when(STEP.ATTEMPT_IS_RESULT.not(), STEP.ATTEMPT_OUTPUT)
                .when(STEP.ATTEMPT_OUTCOME.eq(AttemptOutcome.COMPLETED), DSL.coalesce(STEP.RESULTS, emptyObject()));
        Field<JSON> failure = when(STEP.ATTEMPT_IS_RESULT, STEP.FAILURE).otherwise(STEP.ATTEMPT_FAILURE);
        return name("archived")
                .as(DSL.insertInto(ATTEMPT)
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
                        .select(DSL.select(
                                        STEP.ID,
                                        STEP.ATTEMPT,
                                        STEP.EXECUTED_BY,
                                        STEP.FENCE,
                                        STEP.TAKEN,
                                        STEP.ATTEMPT_STARTED_AT,
                                        STEP.ATTEMPT_ENDED_AT,
                                        STEP.ATTEMPT_OUTCOME,
                                        STEP.ATTEMPT_INPUT,
                                        output,
                                        failure,
                                        STEP.ATTEMPT_RETRIES)
                                .from(STEP)
                                .join(CHOSEN)
                                .on(STEP.ID.eq(CHOSEN_ID))
                                .where(STEP.ATTEMPT_OUTCOME.ne(AttemptOutcome.RELEASED)))
                        .returning(ATTEMPT.STEP_ID));
    }

    private static Field<JSON> emptyObject() {
        return inline(JSON.valueOf("{}"));
    }

    /** A released attempt used no number. */
    private static Field<Integer> nextAttempt() {
        return when(STEP.ATTEMPT_OUTCOME.eq(AttemptOutcome.RELEASED), STEP.ATTEMPT)
                .otherwise(STEP.ATTEMPT.plus(1));
    }
}
