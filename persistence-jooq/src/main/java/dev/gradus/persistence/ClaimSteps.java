package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Sequences.FENCES;
import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.WORKER_SESSION;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
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
import org.jooq.impl.DSL;

/**
 * Takes READY steps for a session: one statement, the twin of {@code QueueMoves.claimed}. Steps that others are locking at
 * this moment are passed over. The session's row is locked against being swept, not against being renewed.
 */
final class ClaimSteps {
    private static final Comparator<Record> ORDER = Comparator.comparing((Record row) -> row.get(STEP.PRIORITY))
            .thenComparing(row -> row.get(STEP.READY_AT))
            .thenComparing(row -> row.get(STEP.ID));

    private final Transaction transaction;

    ClaimSteps(Transaction transaction) {
        this.transaction = transaction;
    }

    /** The claimed rows in the order of the queue; {@code ready_at} says since when they had been waiting. */
    List<Record> claim(ClaimRequest request) {
        CommonTableExpression<Record1<String[]>> live = live(request);
        CommonTableExpression<Record> waiting = waiting(request, live);
        CommonTableExpression<Record> chosen = chosen(waiting);
        long session = request.session().value();
        return transaction
                .sql()
                .with(live, waiting, alone(waiting), chosen, ArchiveAttempts.of(chosen))
                .update(STEP)
                .set(STEP.STATE, StepState.RUNNING)
                .set(STEP.READY_AT, (Instant) null)
                .set(STEP.OWNER, session)
                .set(STEP.EXECUTED_BY, session)
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
                .from(chosen)
                .where(STEP.ID.eq(chosen.field(STEP.ID)))
                .returningResult(returned(chosen))
                .fetch()
                .stream()
                .sorted(ORDER)
                .toList();
    }

    private static List<Field<?>> returned(CommonTableExpression<Record> chosen) {
        return java.util.stream.Stream.<Field<?>>of(STEP.fields())
                .map(field -> field.equals(STEP.READY_AT) ? chosen.field(STEP.READY_AT) : field)
                .toList();
    }

    private static CommonTableExpression<Record1<String[]>> live(ClaimRequest request) {
        return name("live")
                .as(DSL.select(WORKER_SESSION.OFFERS)
                        .from(WORKER_SESSION)
                        .where(WORKER_SESSION.ID.eq(request.session().value()))
                        .and(WORKER_SESSION.LEASE_UNTIL.gt(PlainSql.clock()))
                        .forKeyShare());
    }

    /**
     * All that the following needs is handed on from here: these are the rows as they were locked. A session that is over
     * offers nothing, not even to a step that demands nothing.
     */
    private static CommonTableExpression<Record> waiting(
            ClaimRequest request, CommonTableExpression<Record1<String[]>> live) {
        Field<String[]> offers =
                DSL.field(DSL.select(live.field(WORKER_SESSION.OFFERS)).from(live));
        return name("waiting")
                .as(DSL.select(STEP.asterisk().except(STEP.SPEC, STEP.MEMO))
                        .from(STEP)
                        .where(STEP.READY_AT.isNotNull())
                        .and(STEP.READY_AT.le(PlainSql.clock()))
                        .and(STEP.KIND.in(request.kinds()))
                        .and(SessionOffers.meet(offers))
                        .orderBy(STEP.PRIORITY, STEP.READY_AT, STEP.ID)
                        .limit(request.limit())
                        .forNoKeyUpdate()
                        .skipLocked());
    }

    /** The first in the queue, if it has lost an attempt: it may be what kills workers, and takes no other with it. */
    private static CommonTableExpression<?> alone(CommonTableExpression<Record> waiting) {
        var first = DSL.select(waiting.field(STEP.ID), waiting.field(STEP.LOST))
                .from(waiting)
                .orderBy(waiting.field(STEP.PRIORITY), waiting.field(STEP.READY_AT), waiting.field(STEP.ID))
                .limit(1)
                .asTable("first");
        return name("alone")
                .as(DSL.select(first.field(STEP.ID))
                        .from(first)
                        .where(first.field(STEP.LOST).gt(0)));
    }

    private static CommonTableExpression<Record> chosen(CommonTableExpression<Record> waiting) {
        Field<Long> aloneId = DSL.field(name("alone", "id"), Long.class);
        return name("chosen")
                .as(selectFrom(waiting)
                        .where(waiting.field(STEP.ID).in(DSL.select(aloneId).from(table(name("alone")))))
                        .or(waiting.field(STEP.LOST)
                                .eq(0)
                                .and(notExists(selectOne().from(table(name("alone")))))));
    }

    /** A released attempt used no number. */
    private static Field<Integer> nextAttempt() {
        return when(STEP.ATTEMPT_OUTCOME.eq(AttemptOutcome.RELEASED), STEP.ATTEMPT)
                .otherwise(STEP.ATTEMPT.plus(1));
    }
}
