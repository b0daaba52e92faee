package dev.gradus.persistence;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.Configuration;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Runs work in the caller's open transaction: nothing is begun, committed, rolled back or repeated here. Used by one thread
 * at a time, as its connection is.
 */
final class CallersConnection implements Database {
    private final Function<Function<Connection, Object>, Object> lender;
    private final Statements statements;

    private CallersConnection(Function<Function<Connection, Object>, Object> lender, Statements statements) {
        this.lender = lender;
        this.statements = statements;
    }

    static CallersConnection of(Connection connection, Statements statements) {
        return new CallersConnection(use -> use.apply(connection), statements);
    }

    static CallersConnection of(Configuration configuration, Statements statements) {
        return new CallersConnection(use -> DSL.using(configuration).connectionResult(use::apply), statements);
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        return joined(work);
    }

    @Override
    public <T> T writeGivingWay(Function<Transaction, T> work) {
        return joined(work);
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
        return joined(work);
    }

    @Override
    public <T> T readOneMoment(Function<Transaction, T> work) {
        return joined(work);
    }

    /** The lender gives back what the work returned. */
    @SuppressWarnings("unchecked")
    private <T> T joined(Function<Transaction, T> work) {
        try {
            return (T) lender.apply(connection -> {
                requireTransaction(connection);
                return work.apply(new Transaction(connection, statements));
            });
        } catch (DataAccessException error) {
            throw SqlStates.translated(SqlStates.causeOf(error));
        }
    }

    private static void requireTransaction(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                return;
            }
        } catch (SQLException broken) {
            throw SqlStates.translated(broken);
        }
        throw new CoreException(
                ErrorCode.USAGE,
                "this connection commits each statement by itself: call setAutoCommit(false), or begin a transaction, first");
    }
}
