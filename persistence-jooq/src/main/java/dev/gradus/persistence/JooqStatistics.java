package dev.gradus.persistence;

import dev.gradus.core.port.Statistics;
import dev.gradus.core.port.TaskCounts;
import dev.gradus.core.step.StepState;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Counts of what is stored now, with a tally of what is old. */
final class JooqStatistics implements Statistics {
    private final Database database;

    JooqStatistics(Database database) {
        this.database = database;
    }

    @Override
    public TaskCounts tasks() {
        return database.readOneMoment(transaction -> new CountTasks(transaction).all());
    }

    @Override
    public Map<StepState, Long> steps() {
        return database.readOneMoment(transaction -> new CountSteps(transaction).all());
    }

    @Override
    public List<ToolCallTime> toolCalls() {
        return database.readOneMoment(transaction -> new CountToolCalls(transaction).all());
    }

    @Override
    public int tally(int blocks) {
        int tasks = counted(blocks, transaction -> new CountTasks(transaction).tallyOne());
        return tasks + counted(blocks - tasks, transaction -> new CountSteps(transaction).tallyOne());
    }

    /** Each block in a transaction of its own, so that none lasts long. */
    private int counted(int most, Predicate<Transaction> one) {
        int counted = 0;
        while (counted < most && database.write(one::test)) {
            counted++;
        }
        return counted;
    }
}
