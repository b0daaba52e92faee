package dev.gradus.persistence;

import java.util.function.Function;

/**
 * Where statements run: in transactions of our own, or in one that the caller opened. Whatever the database says comes out
 * as {@link dev.gradus.core.failure.CoreException}.
 */
interface Database {

    /** Work that writes. Anything it throws rolls back. It may be run several times. */
    <T> T write(Function<Transaction, T> work);

    /**
     * Work that writes and gives way to others: IN_PROGRESS when it would have to wait for a lock for more than a moment,
     * unless the transaction is the caller's.
     */
    <T> T writeGivingWay(Function<Transaction, T> work);

    /** Work that only reads, statement by statement: each sees what is committed when it begins. */
    <T> T read(Function<Transaction, T> work);

    /** Work that only reads, and to which all tables show one moment, unless the transaction is the caller's. */
    <T> T readOneMoment(Function<Transaction, T> work);
}
