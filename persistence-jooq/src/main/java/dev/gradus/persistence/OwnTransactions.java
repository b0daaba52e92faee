package dev.gradus.persistence;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;

/**
 * Runs each piece of work in a transaction of its own. One that conflicted with another or lost its connection before the
 * commit is run again, at most three times more, with growing random pauses; when the answer to a commit is lost the
 * database is asked whether it happened. Thread safe.
 */
final class OwnTransactions implements Database {
    private static final int REPETITIONS = 3;
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private static final Duration MOMENT = Duration.ofMillis(50);

    private final DataSource source;
    private final Statements statements;

    OwnTransactions(DataSource source, Statements statements) {
        this.source = source;
        this.statements = statements;
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        return repeated(work);
    }

    @Override
    public <T> T writeGivingWay(Function<Transaction, T> work) {
        return repeated(transaction -> {
            transaction.sql().execute(PlainSql.lockTimeout(MOMENT));
            try {
                return work.apply(transaction);
            } catch (DataAccessException error) {
                if (SqlStates.LOCKED.equals(error.sqlState())) {
                    throw new CoreException(ErrorCode.IN_PROGRESS, "another transaction holds what is to be changed");
                }
                throw error;
            }
        });
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
        return repeated(work, false);
    }

    @Override
    public <T> T readOneMoment(Function<Transaction, T> work) {
        return repeated(transaction -> {
            transaction.sql().execute(PlainSql.oneMoment());
            return work.apply(transaction);
        });
    }

    private <T> T repeated(Function<Transaction, T> work) {
        return repeated(work, true);
    }

    private <T> T repeated(Function<Transaction, T> work, boolean together) {
        for (int failures = 0; ; failures++) {
            try {
                return together ? once(work) : apart(work);
            } catch (SQLException error) {
                if (failures == REPETITIONS || !SqlStates.isWorthRepeating(error)) {
                    throw SqlStates.translated(error);
                }
                pause(failures);
            }
        }
    }

    private <T> T once(Function<Transaction, T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Transaction transaction = new Transaction(connection, statements);
            boolean ended = false;
            try {
                T result = work.apply(transaction);
                ended = true;
                commit(connection, transaction);
                return result;
            } catch (DataAccessException error) {
                throw SqlStates.causeOf(error);
            } finally {
                leave(connection, ended);
            }
        }
    }

    /** Each statement is a transaction of its own, which saves two messages. */
    private <T> T apart(Function<Transaction, T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(true);
            return work.apply(new Transaction(connection, statements));
        } catch (DataAccessException error) {
            throw SqlStates.causeOf(error);
        }
    }

    private void commit(Connection connection, Transaction transaction) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException error) {
            if (!SqlStates.isConnectionLost(error)) {
                throw error;
            }
            Long number = transaction.number();
            if (number == null) { // it wrote nothing that may not be written twice
                throw error;
            }
            if (!new CommitFate(source).isCommitted(number, error)) {
                throw error;
            }
        }
    }

    /** Gives the connection back as it came, rolled back unless its work ended. */
    private static void leave(Connection connection, boolean ended) {
        try {
            if (!ended) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            // The connection is gone; the pool finds out, and what led here is thrown already or was read back.
        }
    }

    private static void pause(int failures) {
        long bound = FIRST_PAUSE << (2 * failures);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(bound));
    }
}
