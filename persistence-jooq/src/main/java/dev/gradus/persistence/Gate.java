package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.ADMISSION;
import static dev.gradus.persistence.generated.Tables.QUEUE;
import static dev.gradus.persistence.generated.Tables.STEP;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.gradus.core.step.StepState;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A queue or a concurrency key while one transaction admits steps by it: nobody else does at the same time. Used within that
 * transaction.
 */
final class Gate {
    private static final Condition IS_EXECUTED =
            STEP.ID.eq(ADMISSION.STEP_ID).and(STEP.STATE.in(StepState.RUNNING, StepState.CANCELLING));

    private int held;

    private Gate(int held) {
        this.held = held;
    }

    /** Locks it and counts what it has admitted; nothing when somebody else is at it. */
    static @Nullable Gate locked(Transaction transaction, String name) {
        Boolean mine = transaction
                .sql()
                .select(PlainSql.tryLock(number(name)))
                .fetchSingle()
                .value1();
        if (!Boolean.TRUE.equals(mine)) {
            return null;
        }
        transaction
                .sql()
                .deleteFrom(ADMISSION)
                .where(ADMISSION.GATE.eq(name))
                .and(notExists(selectOne().from(STEP).where(IS_EXECUTED)))
                .execute();
        return new Gate(transaction.sql().fetchCount(ADMISSION, ADMISSION.GATE.eq(name)));
    }

    /** How many a queue admits; any number when nobody has said. */
    static int slotsOf(Transaction transaction, String queue) {
        Integer slots = transaction
                .sql()
                .select(QUEUE.SLOTS)
                .from(QUEUE)
                .where(QUEUE.NAME.eq(queue))
                .fetchOne(QUEUE.SLOTS);
        return slots == null ? Integer.MAX_VALUE : slots;
    }

    boolean hasRoom(int slots) {
        return held < slots;
    }

    void admit() {
        held++;
    }

    /** A number for the lock; two gates with one number only wait for each other now and then. */
    private static long number(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("gradus gate " + name).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
