package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.TASK;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentLimits;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.task.DefinitionRef;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.OnFailure;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskProgress;
import dev.gradus.core.task.TaskRules;
import dev.gradus.core.task.TaskSpec;
import dev.gradus.core.task.TaskTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Tasks as rows and back. */
final class TaskRows {
    private TaskRows() {}

    static Task read(Record row) {
        return new Task(
                new TaskId(row.get(TASK.ID)),
                spec(row),
                new Pins(row.get(TASK.PINNED_HOST), row.get(TASK.PINNED_ENGINE)),
                row.get(TASK.STATE),
                progress(row),
                times(row));
    }

    static TaskSpec spec(Record row) {
        String definition = row.get(TASK.DEFINITION_NAME);
        return new TaskSpec(
                row.get(TASK.NAME),
                definition == null ? null : new DefinitionRef(definition, row.get(TASK.DEFINITION_VERSION)),
                Json.read(row.get(TASK.INPUTS)),
                new TaskRules(row.get(TASK.DISPATCH), row.get(TASK.ON_FAILURE)),
                row.get(TASK.LOCAL_PATH),
                Labels.read(Document.parse(row.get(TASK.LABELS).data(), DocumentLimits.STORED)));
    }

    /** The same, of a row that {@link HotSql#TASKS} answers. */
    static TaskSpec spec(ResultSet row) throws SQLException {
        String definition = row.getString(3);
        return new TaskSpec(
                row.getString(2),
                definition == null ? null : new DefinitionRef(definition, row.getString(4)),
                Document.parse(row.getString(5), DocumentLimits.STORED),
                new TaskRules(Dispatch.ofWord(row.getString(6)), OnFailure.ofWord(row.getString(7))),
                row.getString(8),
                Labels.read(Document.parse(row.getString(9), DocumentLimits.STORED)));
    }

    private static TaskProgress progress(Record row) {
        return new TaskProgress(
                row.get(TASK.ROUND),
                row.get(TASK.PAUSED),
                row.get(TASK.ENABLED),
                row.get(TASK.OBSERVATION),
                Json.readRecord(row.get(TASK.FAILURE), Failure.class));
    }

    private static TaskTimes times(Record row) {
        return new TaskTimes(row.get(TASK.CREATED_AT), row.get(TASK.UPDATED_AT), row.get(TASK.CLOSED_AT));
    }

    /** Every column of a new task but its number. */
    static Map<Field<?>, @Nullable Object> inserted(Task task, long seq) {
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        TaskSpec spec = task.spec();
        DefinitionRef definition = spec.definition();
        row.put(TASK.DEFINITION_NAME, definition == null ? null : definition.name());
        row.put(TASK.DEFINITION_VERSION, definition == null ? null : definition.version());
        row.put(TASK.DISPATCH, spec.rules().dispatch());
        row.put(TASK.ON_FAILURE, spec.rules().onFailure());
        row.put(TASK.CREATED_AT, task.times().createdAt());
        row.putAll(changing(task, seq));
        return row;
    }

    /** The columns that change in a task's life; the first four only when a person edits a standing task. */
    static Map<Field<?>, @Nullable Object> changing(Task task, long seq) {
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        TaskSpec spec = task.spec();
        row.put(TASK.NAME, spec.name());
        row.put(TASK.INPUTS, Json.of(spec.inputs()));
        row.put(TASK.LOCAL_PATH, spec.localPath());
        row.put(TASK.LABELS, JSONB.valueOf(Labels.write(spec.labels()).toJson()));
        TaskProgress progress = task.progress();
        row.put(TASK.PINNED_HOST, task.pins().host());
        row.put(TASK.PINNED_ENGINE, task.pins().engine());
        row.put(TASK.STATE, task.state());
        row.put(TASK.ROUND, progress.round());
        row.put(TASK.PAUSED, progress.paused());
        row.put(TASK.ENABLED, progress.enabled());
        row.put(TASK.OBSERVATION, progress.observation());
        row.put(TASK.FAILURE, Json.ofRecord(progress.failure()));
        row.put(TASK.UPDATED_AT, task.times().updatedAt());
        row.put(TASK.CLOSED_AT, task.times().closedAt());
        row.put(TASK.SEQ, seq);
        return row;
    }

    /** The columns that differ between two tasks of one id. */
    static Map<Field<?>, @Nullable Object> changes(Task before, long seqBefore, Task after, long seqAfter) {
        Map<Field<?>, @Nullable Object> old = changing(before, seqBefore);
        Map<Field<?>, @Nullable Object> changed = changing(after, seqAfter);
        changed.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), old.get(entry.getKey())));
        return changed;
    }
}
