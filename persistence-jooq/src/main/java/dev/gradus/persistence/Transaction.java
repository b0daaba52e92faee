package dev.gradus.persistence;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;

/** One open transaction. Used by one thread. */
final class Transaction {
    private final Connection connection;
    private final Statements statements;
    private @Nullable DSLContext sql;
    private @Nullable Long number;

    Transaction(Connection connection, Statements statements) {
        this.connection = connection;
        this.statements = statements;
    }

    Connection connection() {
        return connection;
    }

    /** A statement of {@link HotSql} about the tables that this transaction is about. */
    String located(SqlText statement) {
        return statements.located(statement.text());
    }

    DSLContext sql() {
        if (sql == null) {
            sql = statements.on(connection);
        }
        return sql;
    }

    /**
     * The database's clock. Also learns the transaction's number, by which its fate is found out should the answer to its
     * commit be lost: every transaction that must not be repeated blindly calls this.
     */
    Instant now() {
        Record2<Instant, Long> stamp =
                sql().select(PlainSql.clock(), PlainSql.transactionNumber()).fetchSingle();
        number = stamp.value2();
        return stamp.value1();
    }

    /** As {@link #now}, with what the queue is at. */
    Stamp stamp() {
        List<Stamp> stamps = new Hot(this).query(HotSql.STAMP, row -> {
            number = row.getLong(2);
            int priority = row.getInt(3);
            return new Stamp(Hot.instant(row, 1), row.wasNull() ? Integer.MAX_VALUE : priority);
        });
        return stamps.get(0);
    }

    /** Says the number, learned otherwise. */
    void isNumber(long learned) {
        number = learned;
    }

    /** The number, if it was learned. */
    @Nullable
    Long number() {
        return number;
    }

    /**
     * A moment.
     *
     * @param now the database's clock
     * @param firstPriority the smallest priority in the queue, the greatest number when that is empty
     */
    record Stamp(Instant now, int firstPriority) {}
}
