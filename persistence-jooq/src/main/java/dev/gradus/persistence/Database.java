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
import org.jspecify.annotations.Nullable;

/**
 * Runs transactions. One that conflicted with another or lost its connection before the commit is run again, at most three
 * times more, with growing random pauses; when the answer to a commit is lost the database is asked whether it happened.
 * Whatever the database says comes out as {@link CoreException}. Thread safe.
 */
final class Database {
    private static final int REPETITIONS = 3;
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private static final Duration MOMENT = Duration.ofMillis(50);

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** Work that writes. Anything it throws rolls back. It may be run several times. */
    <T> T write(Function<Transaction, T> work) {
        return repeated(work);
    }

    /** Work that writes and gives way to others: IN_PROGRESS when it would have to wait for a lock for more than a moment. */
    <T> T writeGivingWay(Function<Transaction, T> work) {
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

    /** Work that only reads, statement by statement. */
    <T> T read(Function<Transaction, T> work) {
        return repeated(work);
    }

    /** Work that only reads, and to which all tables show one moment. */
    <T> T readOneMoment(Function<Transaction, T> work) {
        return repeated(transaction -> {
            transaction.sql().execute(PlainSql.oneMoment());
            return work.apply(transaction);
        });
    }

    private <T> T repeated(Function<Transaction, T> work) {
        for (int failures = 0; ; failures++) {
            try {
                return once(work);
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
            Transaction transaction = new Transaction(connection);
            boolean ended = false;
            try {
                T result = work.apply(transaction);
                ended = true;
                commit(connection, transaction);
                return result;
            } catch (DataAccessException error) {
                throw causeOf(error);
            } finally {
                leave(connection, ended);
            }
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

    private static SQLException causeOf(DataAccessException error) {
        @Nullable SQLException cause = error.getCause(SQLException.class);
        if (cause == null) {
            throw new CoreException(ErrorCode.INTERNAL, "a statement failed: " + error.getMessage(), error);
        }
        return cause;
    }

    private static void pause(int failures) {
        long bound = FIRST_PAUSE << (2 * failures);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(bound));
    }
}
