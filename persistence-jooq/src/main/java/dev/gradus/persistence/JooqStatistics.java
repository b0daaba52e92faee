package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.TASK;
import static org.jooq.impl.DSL.count;

import dev.gradus.core.port.Statistics;
import dev.gradus.core.step.StepRole;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts of what is stored now. */
final class JooqStatistics implements Statistics {
    private final Database database;

    JooqStatistics(Database database) {
        this.database = database;
    }

    @Override
    public Map<TaskState, Long> tasks() {
        return database.read(transaction -> {
            Map<TaskState, Long> counts = new HashMap<>();
            transaction
                    .sql()
                    .select(TASK.STATE, count())
                    .from(TASK)
                    .groupBy(TASK.STATE)
                    .forEach(row -> counts.put(row.value1(), row.value2().longValue()));
            return counts;
        });
    }

    @Override
    public Map<StepState, Long> steps() {
        return database.read(transaction -> {
            Map<StepState, Long> counts = new HashMap<>();
            transaction
                    .sql()
                    .select(STEP.STATE, count())
                    .from(STEP)
                    .where(STEP.ROLE.eq(StepRole.WORK))
                    .groupBy(STEP.STATE)
                    .forEach(row -> counts.put(row.value1(), row.value2().longValue()));
            return counts;
        });
    }

    @Override
    public List<ToolCallTime> toolCalls() {
        return database.read(transaction -> new CountToolCalls(transaction).grouped());
    }
}
