package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.WORKER_SESSION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import dev.gradus.core.port.HeldStep;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskId;
import dev.gradus.persistence.generated.tables.Step;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record2;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What sessions still hold that have ended. No index names the owner, so that completions and goings-on stay heap-only; instead
 * what an ended session claimed out of the queue is looked through in the order of the fences, a window at a time, with the tasks
 * in which it may have gone on, and what was looked through is remembered in the session's row. That row is locked meanwhile, which waits for claims of the session that began before it
 * ended; later ones find it ended. Steps that the asking session may not have are passed over and stay with the session.
 */
final class ExpiredSteps {
    private static final int WINDOW = 20_000;
    private static final Step CLAIMED = STEP.as("claimed");

    private final Transaction transaction;
    private final SessionId confirming;

    ExpiredSteps(Transaction transaction, SessionId confirming) {
        this.transaction = transaction;
        this.confirming = confirming;
    }

    List<HeldStep> find(int limit) {
        List<HeldStep> held = new ArrayList<>();
        for (Record2<Long, Long> session : endedSessions()) {
            if (held.size() < limit) {
                held.addAll(heldBy(session.value1(), session.value2(), limit - held.size()));
            }
        }
        return held.stream()
                .sorted((one, other) ->
                        Long.compare(one.fence().value(), other.fence().value()))
                .toList();
    }

    /** Passes over sessions that another sweeper looks through at this moment. */
    private List<Record2<Long, Long>> endedSessions() {
        return transaction
                .sql()
                .select(WORKER_SESSION.ID, WORKER_SESSION.SWEPT_FENCE)
                .from(WORKER_SESSION)
                .where(WORKER_SESSION.SWEPT_AT.isNull())
                .and(WORKER_SESSION.LEASE_UNTIL.le(PlainSql.clock()))
                .orderBy(WORKER_SESSION.ID)
                .forUpdate()
                .skipLocked()
                .fetch();
    }

    private List<HeldStep> heldBy(long session, long sweptFence, int limit) {
        long after = sweptFence;
        boolean passedOver = false;
        while (true) {
            Record2<Integer, Long> window = window(session, after);
            if (window.value1() == 0) {
                if (!passedOver) {
                    markSwept(session);
                }
                return List.of();
            }
            Long first = firstWithin(session, after, window.value2());
            if (!passedOver) {
                remember(session, first == null ? window.value2() : first - 1);
            }
            List<HeldStep> held = first == null ? List.of() : withinReach(session, after, window.value2(), limit);
            if (!held.isEmpty()) {
                return held;
            }
            passedOver |= first != null;
            after = window.value2();
        }
    }

    /** The first fence in the window through whose task something is found that the session still holds. */
    private @Nullable Long firstWithin(long session, long after, long upTo) {
        return transaction
                .sql()
                .select(min(CLAIMED.SWEEP_FENCE))
                .from(CLAIMED, HeldBy.inTask(CLAIMED.TASK_ID, val(session), noCondition()))
                .where(claimedWithin(session, after, upTo))
                .fetchSingle(row -> row.value1());
    }

    private static Condition claimedWithin(long session, long after, long upTo) {
        return CLAIMED.SWEEP_SESSION
                .eq(session)
                .and(CLAIMED.SWEEP_FENCE.gt(after))
                .and(CLAIMED.SWEEP_FENCE.le(upTo));
    }

    private Record2<Integer, Long> window(long session, long after) {
        var claims = DSL.select(CLAIMED.SWEEP_FENCE)
                .from(CLAIMED)
                .where(CLAIMED.SWEEP_SESSION.eq(session))
                .and(CLAIMED.SWEEP_FENCE.gt(after))
                .orderBy(CLAIMED.SWEEP_FENCE)
                .limit(WINDOW)
                .asTable("claims");
        return transaction
                .sql()
                .select(count(), max(claims.field(CLAIMED.SWEEP_FENCE)))
                .from(claims)
                .fetchSingle();
    }

    /** Those in the window that the confirming session may take back. */
    private List<HeldStep> withinReach(long session, long after, long upTo, int limit) {
        Condition mayHave = STEP.STATE.ne(StepState.CANCELLING).or(SessionOffers.meet(confirming));
        Table<?> held = HeldBy.inTask(CLAIMED.TASK_ID, val(session), mayHave);
        return transaction
                .sql()
                .selectDistinct(held.field(STEP.TASK_ID), held.field(STEP.ID), held.field(STEP.FENCE))
                .from(CLAIMED, held)
                .where(claimedWithin(session, after, upTo))
                .orderBy(held.field(STEP.FENCE))
                .limit(limit)
                .fetch(row ->
                        new HeldStep(new TaskId(row.value1()), new StepId(row.value2()), new Fence(row.value3())));
    }

    private void remember(long session, long fence) {
        transaction
                .sql()
                .update(WORKER_SESSION)
                .set(WORKER_SESSION.SWEPT_FENCE, fence)
                .where(WORKER_SESSION.ID.eq(session))
                .and(WORKER_SESSION.SWEPT_FENCE.lt(fence))
                .execute();
    }

    private void markSwept(long session) {
        transaction
                .sql()
                .update(WORKER_SESSION)
                .set(WORKER_SESSION.SWEPT_AT, PlainSql.clock())
                .where(WORKER_SESSION.ID.eq(session))
                .execute();
    }
}
