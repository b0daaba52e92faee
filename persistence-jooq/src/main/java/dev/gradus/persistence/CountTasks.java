package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.TASK;
import static dev.gradus.persistence.generated.Tables.TASK_TALLY;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import dev.gradus.core.port.TaskCounts;
import dev.gradus.core.task.TaskState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.impl.SQLDataType;

/** How many tasks there are: the tally, and what is younger. Used within one transaction. */
final class CountTasks {
    private final Transaction transaction;
    private final Tally tally;

    CountTasks(Transaction transaction) {
        this.transaction = transaction;
        this.tally = Tally.ofTasks(transaction);
    }

    TaskCounts all() {
        Map<Alike, Long> sums = new LinkedHashMap<>();
        transaction
                .sql()
                .select(TASK_TALLY.STATE, TASK_TALLY.OBSERVATION, TASK_TALLY.PAUSED, sum(TASK_TALLY.TASKS))
                .from(TASK_TALLY)
                .groupBy(TASK_TALLY.STATE, TASK_TALLY.OBSERVATION, TASK_TALLY.PAUSED)
                .forEach(row -> sums.put(
                        new Alike(row.value1(), row.value2(), row.value3()),
                        row.value4().longValue()));
        transaction
                .sql()
                .select(TASK.STATE, TASK.OBSERVATION, TASK.PAUSED, count())
                .from(TASK)
                .where(tally.isYoung())
                .groupBy(TASK.STATE, TASK.OBSERVATION, TASK.PAUSED)
                .forEach(row -> sums.merge(
                        new Alike(row.value1(), row.value2(), row.value3()),
                        row.value4().longValue(),
                        Long::sum));
        return new TaskCounts(sums.entrySet().stream()
                .map(entry -> entry.getKey().times(entry.getValue()))
                .toList());
    }

    /** Counts one block that is due; false when none is. */
    boolean tallyOne() {
        return tally.due().map(this::tallied).isPresent();
    }

    private long tallied(long block) {
        transaction
                .sql()
                .deleteFrom(TASK_TALLY)
                .where(TASK_TALLY.BLOCK.eq(block))
                .execute();
        transaction
                .sql()
                .insertInto(TASK_TALLY)
                .columns(
                        TASK_TALLY.BLOCK, TASK_TALLY.STATE, TASK_TALLY.OBSERVATION, TASK_TALLY.PAUSED, TASK_TALLY.TASKS)
                .select(select(
                                inline(block),
                                TASK.STATE,
                                TASK.OBSERVATION,
                                TASK.PAUSED,
                                count().cast(SQLDataType.BIGINT))
                        .from(TASK)
                        .where(tally.isIn(block))
                        .groupBy(TASK.STATE, TASK.OBSERVATION, TASK.PAUSED))
                .execute();
        boolean ended = transaction
                .sql()
                .select(TASK_TALLY.STATE)
                .from(TASK_TALLY)
                .where(TASK_TALLY.BLOCK.eq(block))
                .fetch(TASK_TALLY.STATE)
                .stream()
                .allMatch(TaskState::isTerminal);
        tally.counted(block, ended);
        return block;
    }

    private record Alike(TaskState state, boolean observation, boolean paused) {
        TaskCounts.Group times(long count) {
            return new TaskCounts.Group(state, observation, paused, count);
        }
    }
}
