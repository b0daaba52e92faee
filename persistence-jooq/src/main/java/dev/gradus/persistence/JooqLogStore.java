package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.LOG_CHUNK;
import static org.jooq.impl.DSL.row;

import dev.gradus.core.event.EventPosition;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.LogStore;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;
import java.util.List;
import org.jooq.Record;

/** Logs in the tables {@code log_chunk} and {@code log_extent}. */
final class JooqLogStore implements LogStore {
    private final Database database;

    JooqLogStore(Database database) {
        this.database = database;
    }

    @Override
    public void append(List<LogChunk> chunks) {
        if (!chunks.isEmpty()) {
            database.write(transaction -> {
                new AppendLog(transaction).append(chunks);
                return true;
            });
        }
    }

    @Override
    public List<LogChunk> read(StepId step, int attempt, long afterSeq, int limit) {
        return database.read(transaction -> transaction
                .sql()
                .select(LOG_CHUNK.asterisk())
                .from(LOG_CHUNK)
                .where(LOG_CHUNK.STEP_ID.eq(step.value()))
                .and(LOG_CHUNK.ATTEMPT.eq(attempt))
                .and(LOG_CHUNK.SEQ.gt(afterSeq))
                .orderBy(LOG_CHUNK.SEQ)
                .limit(limit)
                .fetch(JooqLogStore::read));
    }

    @Override
    public List<PositionedChunk> readTask(TaskId task, EventPosition after, int limit) {
        return database.read(transaction -> transaction
                .sql()
                .select(LOG_CHUNK.asterisk())
                .from(LOG_CHUNK)
                .where(LOG_CHUNK.TASK_ID.eq(task.value()))
                .and(row(LOG_CHUNK.XID, LOG_CHUNK.ID).gt(after.transaction(), after.id()))
                .and(LOG_CHUNK.XID.lt(PlainSql.oldestTransaction()))
                .orderBy(LOG_CHUNK.XID, LOG_CHUNK.ID)
                .limit(limit)
                .fetch(found -> new PositionedChunk(
                        new EventPosition(found.get(LOG_CHUNK.XID), found.get(LOG_CHUNK.ID)), read(found))));
    }

    private static LogChunk read(Record row) {
        return new LogChunk(
                new TaskId(row.get(LOG_CHUNK.TASK_ID)),
                new StepId(row.get(LOG_CHUNK.STEP_ID)),
                row.get(LOG_CHUNK.ATTEMPT),
                row.get(LOG_CHUNK.SEQ),
                row.get(LOG_CHUNK.AT),
                row.get(LOG_CHUNK.SOURCE),
                row.get(LOG_CHUNK.TEXT));
    }
}
