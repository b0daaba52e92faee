package dev.gradus.persistence;

import dev.gradus.core.port.NewTask;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The moment at which tasks are stored, and their numbers. Used by one thread. */
final class Births {
    private final Instant now;
    private final long transaction;
    private final Long[] tasks;
    private final Long[] steps;
    private int usedTasks;
    private int usedSteps;

    private Births(ResultSet row) throws SQLException {
        this.now = Hot.instant(row, 1);
        this.transaction = row.getLong(2);
        this.tasks = (Long[]) row.getArray(3).getArray();
        this.steps = (Long[]) row.getArray(4).getArray();
    }

    /** Draws numbers for these tasks and their first steps. */
    static Births drawn(Transaction transaction, List<NewTask> tasks) {
        int steps = tasks.stream().mapToInt(task -> task.steps().size()).sum();
        Births births = new Hot(transaction)
                .query(HotSql.BIRTHS, Births::new, new int[tasks.size()], new int[steps])
                .get(0);
        transaction.isNumber(births.transaction);
        return births;
    }

    Instant now() {
        return now;
    }

    TaskId firstTask() {
        return new TaskId(tasks[0]);
    }

    TaskId nextTask() {
        return new TaskId(tasks[usedTasks++]);
    }

    StepId nextStep() {
        return new StepId(steps[usedSteps++]);
    }
}
