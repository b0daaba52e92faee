package dev.gradus.persistence;

import java.sql.Connection;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;

/** One open transaction. Used by one thread. */
final class Transaction {
    private final Connection connection;
    private final DSLContext sql;
    private @Nullable Long number;

    Transaction(Connection connection, Statements statements) {
        this.connection = connection;
        this.sql = statements.on(connection);
    }

    Connection connection() {
        return connection;
    }

    DSLContext sql() {
        return sql;
    }

    /**
     * The database's clock. Also learns the transaction's number, by which its fate is found out should the answer to its
     * commit be lost: every transaction that must not be repeated blindly calls this.
     */
    Instant now() {
        Record2<Instant, Long> stamp =
                sql.select(PlainSql.clock(), PlainSql.transactionNumber()).fetchSingle();
        number = stamp.value2();
        return stamp.value1();
    }

    /** The number, if it was learned. */
    @Nullable
    Long number() {
        return number;
    }
}
