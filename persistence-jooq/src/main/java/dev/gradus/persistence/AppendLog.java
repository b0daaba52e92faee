package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.LOG_CHUNK;
import static dev.gradus.persistence.generated.Tables.LOG_EXTENT;
import static org.jooq.impl.DSL.octetLength;

import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.LogStore;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the log of one attempt within its bounds: what exceeds the head goes to the tail, what exceeds the tail is
 * deleted from its beginning, and a mark under the number of the last deleted chunk tells how much that was.
 */
final class AppendLog {
    private final Transaction transaction;

    AppendLog(Transaction transaction) {
        this.transaction = transaction;
    }

    void append(List<LogChunk> chunks) {
        LogChunk any = chunks.get(0);
        LogExtent before = lockedExtent(any);
        List<LogChunk> unseen = chunks.stream()
                .filter(chunk -> chunk.seq() > before.lastSeq())
                .sorted(Comparator.comparingLong(LogChunk::seq))
                .toList();
        if (unseen.isEmpty()) {
            return;
        }
        LogExtent grown = grown(before, unseen);
        Rows.insert(transaction, LOG_CHUNK, unseen.stream().map(AppendLog::row).toList());
        LogExtent bounded = grown.tailBytes() > LogStore.TAIL_BYTES ? cut(any, grown) : grown;
        store(any, bounded);
    }

    private LogExtent lockedExtent(LogChunk any) {
        transaction
                .sql()
                .insertInto(LOG_EXTENT)
                .columns(LOG_EXTENT.TASK_ID, LOG_EXTENT.STEP_ID, LOG_EXTENT.ATTEMPT)
                .values(any.task().value(), any.step().value(), any.attempt())
                .onConflict(LOG_EXTENT.STEP_ID, LOG_EXTENT.ATTEMPT)
                .doNothing()
                .execute();
        return transaction
                .sql()
                .select(LOG_EXTENT.asterisk())
                .from(LOG_EXTENT)
                .where(extentOf(any))
                .forUpdate()
                .fetchSingle(row -> new LogExtent(
                        row.get(LOG_EXTENT.LAST_SEQ),
                        row.get(LOG_EXTENT.HEAD_SEQ),
                        row.get(LOG_EXTENT.HEAD_BYTES),
                        row.get(LOG_EXTENT.TAIL_BYTES),
                        row.get(LOG_EXTENT.MISSING_SEQ),
                        row.get(LOG_EXTENT.MISSING_BYTES)));
    }

    private static LogExtent grown(LogExtent before, List<LogChunk> chunks) {
        long headSeq = before.headSeq();
        long head = before.headBytes();
        long tail = before.tailBytes();
        for (LogChunk chunk : chunks) {
            int bytes = bytes(chunk);
            if (tail == 0 && head + bytes <= LogStore.HEAD_BYTES) {
                head += bytes;
                headSeq = chunk.seq();
            } else {
                tail += bytes;
            }
        }
        long last = chunks.get(chunks.size() - 1).seq();
        return new LogExtent(last, headSeq, head, tail, before.missingSeq(), before.missingBytes());
    }

    /** Deletes whole chunks from the tail's beginning until the rest fits, and the mark of the last time with them. */
    private LogExtent cut(LogChunk any, LogExtent grown) {
        long excess = grown.tailBytes() - LogStore.TAIL_BYTES;
        long cutBytes = 0;
        long cutSeq = grown.missingSeq();
        var oldest = transaction
                .sql()
                .select(LOG_CHUNK.SEQ, octetLength(LOG_CHUNK.TEXT))
                .from(LOG_CHUNK)
                .where(chunksOf(any))
                .and(LOG_CHUNK.SEQ.gt(Math.max(grown.headSeq(), grown.missingSeq())))
                .orderBy(LOG_CHUNK.SEQ)
                .fetch();
        for (var chunk : oldest) {
            if (cutBytes < excess) {
                cutBytes += chunk.value2();
                cutSeq = chunk.value1();
            }
        }
        deleteUpTo(any, grown.headSeq(), cutSeq);
        long missing = grown.missingBytes() + cutBytes;
        Rows.insert(transaction, LOG_CHUNK, List.of(row(mark(any, cutSeq, missing))));
        return new LogExtent(
                grown.lastSeq(), grown.headSeq(), grown.headBytes(), grown.tailBytes() - cutBytes, cutSeq, missing);
    }

    private void deleteUpTo(LogChunk any, long afterSeq, long upToSeq) {
        transaction
                .sql()
                .deleteFrom(LOG_CHUNK)
                .where(chunksOf(any))
                .and(LOG_CHUNK.SEQ.gt(afterSeq))
                .and(LOG_CHUNK.SEQ.le(upToSeq))
                .execute();
    }

    private void store(LogChunk any, LogExtent extent) {
        transaction
                .sql()
                .update(LOG_EXTENT)
                .set(LOG_EXTENT.LAST_SEQ, extent.lastSeq())
                .set(LOG_EXTENT.HEAD_SEQ, extent.headSeq())
                .set(LOG_EXTENT.HEAD_BYTES, extent.headBytes())
                .set(LOG_EXTENT.TAIL_BYTES, extent.tailBytes())
                .set(LOG_EXTENT.MISSING_SEQ, extent.missingSeq())
                .set(LOG_EXTENT.MISSING_BYTES, extent.missingBytes())
                .where(extentOf(any))
                .execute();
    }

    private static LogChunk mark(LogChunk any, long seq, long missing) {
        String text = "[gradus: %d bytes are missing here, a log keeps its first %d and last %d bytes]\n"
                .formatted(missing, LogStore.HEAD_BYTES, LogStore.TAIL_BYTES);
        return new LogChunk(any.task(), any.step(), any.attempt(), seq, any.at(), LogChunk.Source.GRADUS, text);
    }

    private static Condition extentOf(LogChunk any) {
        return LOG_EXTENT.STEP_ID.eq(any.step().value()).and(LOG_EXTENT.ATTEMPT.eq(any.attempt()));
    }

    private static Condition chunksOf(LogChunk any) {
        return LOG_CHUNK
                .STEP_ID
                .eq(any.step().value())
                .and(LOG_CHUNK.ATTEMPT.eq(any.attempt()))
                .and(LOG_CHUNK.TASK_ID.eq(any.task().value()));
    }

    private static int bytes(LogChunk chunk) {
        return chunk.text().getBytes(StandardCharsets.UTF_8).length;
    }

    private static Map<Field<?>, @Nullable Object> row(LogChunk chunk) {
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(LOG_CHUNK.TASK_ID, chunk.task().value());
        row.put(LOG_CHUNK.STEP_ID, chunk.step().value());
        row.put(LOG_CHUNK.ATTEMPT, chunk.attempt());
        row.put(LOG_CHUNK.SEQ, chunk.seq());
        row.put(LOG_CHUNK.AT, chunk.at());
        row.put(LOG_CHUNK.SOURCE, chunk.source());
        row.put(LOG_CHUNK.TEXT, chunk.text());
        return row;
    }
}
