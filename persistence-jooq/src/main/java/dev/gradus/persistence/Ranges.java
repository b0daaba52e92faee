package dev.gradus.persistence;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.task.TaskId;
import dev.gradus.persistence.generated.Routines;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;

/** Has the tables for the events and logs of the next million tasks made long before the first of them is stored. */
final class Ranges {
    private static final long WIDTH = 1_000_000;

    /** Every so many tasks somebody looks; whoever draws that number. */
    private static final long INTERVAL = 100_000;

    private final Database database;
    private final Executor executor;

    /** Makes them at once, in a transaction of its own. */
    Ranges(Database database) {
        this(database, Runnable::run);
    }

    /** Makes them where the executor says, in a transaction of its own. */
    Ranges(Database database, Executor executor) {
        this.database = database;
        this.executor = executor;
    }

    /** Cheap: does something for one task in a hundred thousand. */
    void makeAheadOf(TaskId task) {
        if (task.value() % INTERVAL == 0) {
            executor.execute(() -> make(task.value() + WIDTH));
        }
    }

    /** A failure costs nothing but that rows of a later range go to the rest. */
    private void make(long upTo) {
        try {
            database.write(transaction -> {
                Routines.makeRanges(transaction.sql().configuration(), upTo);
                return true;
            });
        } catch (CoreException failed) {
            log().log(Level.WARNING, "no tables made ahead for task {0}: {1}", upTo, failed.getMessage());
        }
    }

    /** Found when it is needed: finding it opens every jar, which a short command has no time for. */
    private static Logger log() {
        return System.getLogger(Ranges.class.getName());
    }
}
