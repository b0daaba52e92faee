package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.TASK;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.port.TaskPage;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** Which tasks match a filter, newest first. */
final class ListTasks {
    private static final JSONB NO_LABELS = JSONB.valueOf("{}");

    private final Transaction transaction;

    ListTasks(Transaction transaction) {
        this.transaction = transaction;
    }

    /** One more than the page is asked for, to know whether another page follows. */
    TaskPage page(TaskFilter filter) {
        Result<Record> rows = transaction
                .sql()
                .select(TASK.asterisk())
                .from(TASK)
                .where(condition(filter))
                .orderBy(TASK.ID.desc())
                .limit(filter.limit() + 1)
                .fetch();
        boolean more = rows.size() > filter.limit();
        if (more) {
            rows.remove(rows.size() - 1);
        }
        List<TaskSnapshot> tasks = new LoadTask(transaction).shown(rows);
        TaskId next = more ? tasks.get(tasks.size() - 1).task().id() : null;
        return new TaskPage(tasks, next);
    }

    static Condition condition(TaskFilter filter) {
        Condition condition = DSL.noCondition();
        if (!filter.states().isEmpty()) {
            condition = condition.and(TASK.STATE.in(filter.states()));
        }
        String name = filter.name();
        if (name != null) {
            condition = condition.and(TASK.NAME.eq(name));
        }
        String definition = filter.definition();
        if (definition != null) {
            condition = condition.and(TASK.DEFINITION_NAME.eq(definition));
        }
        if (!filter.labels().isEmpty()) {
            condition = condition.and(labelled(Labels.write(filter.labels())));
        }
        Instant since = filter.since();
        if (since != null) {
            condition = condition.and(TASK.CREATED_AT.ge(since));
        }
        TaskId before = filter.before();
        return before == null ? condition : condition.and(TASK.ID.lt(before.value()));
    }

    /** The index holds only tasks that have labels; that these have some follows, but not for the planner. */
    private static Condition labelled(Document labels) {
        return PlainSql.contains(TASK.LABELS, JSONB.valueOf(labels.toJson()))
                .and(TASK.LABELS.ne(DSL.inline(NO_LABELS)));
    }
}
