package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.TALLY_BLOCK;
import static dev.gradus.persistence.generated.Tables.TASK;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import java.time.Duration;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;

/**
 * Which blocks of consecutive numbers have been counted, and which are to be counted now. A block enters the tally when
 * another whole block has begun behind it; from then on it is counted again every minute while something in it is open, and
 * every hour when all of it has ended. Used within one transaction.
 */
final class Tally {
    static final long BLOCK = 10_000;

    private static final Duration WHILE_OPEN = Duration.ofMinutes(1);
    private static final Duration WHEN_ENDED = Duration.ofHours(1);

    private final Transaction transaction;
    private final TableField<? extends Record, Long> id;
    private final Table<? extends Record> table;
    private final String subject;

    private Tally(Transaction transaction, TableField<? extends Record, Long> id, Table<? extends Record> table) {
        this.transaction = transaction;
        this.id = id;
        this.table = table;
        this.subject = table.getName();
    }

    static Tally ofTasks(Transaction transaction) {
        return new Tally(transaction, TASK.ID, TASK);
    }

    static Tally ofSteps(Transaction transaction) {
        return new Tally(transaction, STEP.ID, STEP);
    }

    /** The rows in no counted block: at most about two blocks of them while somebody keeps the tally. */
    Condition isYoung() {
        return id.ge(frontier());
    }

    /** The rows of one block. */
    Condition isIn(long block) {
        return id.ge(block * BLOCK).and(id.lt((block + 1) * BLOCK));
    }

    /** A block to be counted now, which nobody else counts until this transaction ends. */
    Optional<Long> due() {
        return entering().or(this::stale);
    }

    /** Says that the block has been counted. */
    void counted(long block, boolean ended) {
        transaction
                .sql()
                .update(TALLY_BLOCK)
                .set(TALLY_BLOCK.DUE_AT, PlainSql.clockAfter(ended ? WHEN_ENDED : WHILE_OPEN))
                .where(TALLY_BLOCK.SUBJECT.eq(subject))
                .and(TALLY_BLOCK.BLOCK.eq(block))
                .execute();
    }

    private long frontier() {
        return transaction
                        .sql()
                        .select(coalesce(max(TALLY_BLOCK.BLOCK).plus(1), inline(0L)))
                        .from(TALLY_BLOCK)
                        .where(TALLY_BLOCK.SUBJECT.eq(subject))
                        .fetchSingle()
                        .value1()
                * BLOCK;
    }

    private Optional<Long> entering() {
        Long first = transaction
                .sql()
                .select(min(id))
                .from(table)
                .where(isYoung())
                .fetchSingle()
                .value1();
        Long last = transaction.sql().select(max(id)).from(table).fetchSingle().value1();
        if (first == null || last == null || last / BLOCK < first / BLOCK + 2) {
            return Optional.empty();
        }
        long block = first / BLOCK;
        int entered = transaction
                .sql()
                .insertInto(TALLY_BLOCK)
                .set(TALLY_BLOCK.SUBJECT, subject)
                .set(TALLY_BLOCK.BLOCK, block)
                .set(TALLY_BLOCK.DUE_AT, PlainSql.clock())
                .onConflictDoNothing()
                .execute();
        return entered == 1 ? Optional.of(block) : Optional.empty();
    }

    private Optional<Long> stale() {
        return transaction
                .sql()
                .select(TALLY_BLOCK.BLOCK)
                .from(TALLY_BLOCK)
                .where(TALLY_BLOCK.SUBJECT.eq(subject))
                .and(TALLY_BLOCK.DUE_AT.le(PlainSql.clock()))
                .orderBy(TALLY_BLOCK.DUE_AT)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional(TALLY_BLOCK.BLOCK);
    }
}
