package dev.gradus.cli.bench;

import java.sql.SQLException;

/** Something that stores tasks and executes their steps, one after the other, each doing nothing. */
interface Subject extends AutoCloseable {

    /** What it is called in the report. */
    String name();

    /** Where its tables are. */
    String schema();

    /** How many tasks of this length give a round that is long enough, when so many were asked for. */
    int enough(int tasks, int steps);

    /** Stores so many tasks of so many steps each, as fast as it can; on return they are durable. */
    void enqueue(int tasks, int steps) throws InterruptedException, SQLException;

    /**
     * Executes everything that is stored.
     *
     * @param calls how many steps that is
     * @return nanoseconds from the first step's beginning until the database showed all tasks as finished
     */
    long drain(long calls) throws InterruptedException, SQLException;

    /** What it asks of the database. */
    StatementCounter counter();

    @Override
    void close() throws SQLException;
}
