package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.GATED_STEP;
import static dev.gradus.persistence.generated.Tables.LEDGER_ENTRY;
import static dev.gradus.persistence.generated.Tables.PENDING_APPROVAL;
import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.STEP_NEED;
import static dev.gradus.persistence.generated.Tables.TASK;

import dev.gradus.core.ledger.LedgerEntries;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;

/** Rows of new tasks and steps, gathered to be inserted together. Used by one thread. */
final class NewRows {
    private final List<Map<Field<?>, @Nullable Object>> tasks = new ArrayList<>();
    private final List<Map<Field<?>, @Nullable Object>> steps = new ArrayList<>();
    private final List<Map<Field<?>, @Nullable Object>> gated = new ArrayList<>();
    private final List<Map<Field<?>, @Nullable Object>> needs = new ArrayList<>();

    private final List<Map<Field<?>, @Nullable Object>> pending = new ArrayList<>();
    private final List<Map<Field<?>, @Nullable Object>> entries = new ArrayList<>();

    /** Tasks of one definition share their specifications: each is written out once. */
    private final Map<StepSpec, JSON> specs = new IdentityHashMap<>();

    void add(Map<Field<?>, @Nullable Object> task) {
        tasks.add(task);
    }

    void add(TaskId task, int position, QueuedStep step) {
        Map<Field<?>, @Nullable Object> row =
                StepRows.inserted(step, spec -> specs.computeIfAbsent(spec, Json::ofRecord));
        row.put(STEP.TASK_ID, task.value());
        row.put(STEP.POSITION, position);
        steps.add(row);
        if (step.waitsForAdmission()) {
            gated.add(WaitingRoom.row(step));
        }
    }

    /** A step that waits for a person. */
    void addPending(TaskId task, Step step) {
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(PENDING_APPROVAL.STEP_ID, step.id().value());
        row.put(PENDING_APPROVAL.TASK_ID, task.value());
        row.put(PENDING_APPROVAL.UNTIL, step.progress().notBefore());
        pending.add(row);
    }

    /** A step that is an entry of the ledger. */
    void addEntry(Task run, Step step) {
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(LEDGER_ENTRY.STEP_ID, step.id().value());
        row.put(LEDGER_ENTRY.TASK_ID, run.id().value());
        row.put(LEDGER_ENTRY.RUN_ID, run.spec().name());
        row.put(LEDGER_ENTRY.TASK, LedgerEntries.task(step));
        row.put(LEDGER_ENTRY.AT, LedgerEntries.place(run, step));
        entries.add(row);
    }

    void add(StepId step, StepId need) {
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(STEP_NEED.STEP_ID, step.value());
        row.put(STEP_NEED.NEED_ID, need.value());
        needs.add(row);
    }

    void insert(Transaction transaction) {
        Rows.insert(transaction, TASK, tasks);
        Rows.insert(transaction, STEP, steps);
        Rows.insert(transaction, GATED_STEP, gated);
        Rows.insert(transaction, STEP_NEED, needs);
        Rows.insert(transaction, LEDGER_ENTRY, entries);
        Rows.insert(transaction, PENDING_APPROVAL, pending);
    }
}
