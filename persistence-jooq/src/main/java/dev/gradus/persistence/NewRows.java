package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.GATED_STEP;
import static dev.gradus.persistence.generated.Tables.LEDGER_ENTRY;
import static dev.gradus.persistence.generated.Tables.PENDING_APPROVAL;
import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.TASK;

import dev.gradus.core.ledger.LedgerEntries;
import dev.gradus.core.ledger.Runs;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Rows of new tasks and steps, gathered to be inserted together. Used by one thread. */
final class NewRows {
    private final List<Alike> tasks = new ArrayList<>();
    private final List<Alike> steps = new ArrayList<>();
    private final List<Map<Field<?>, @Nullable Object>> gated = new ArrayList<>();
    private final List<Map<Field<?>, @Nullable Object>> pending = new ArrayList<>();
    private final List<Map<Field<?>, @Nullable Object>> entries = new ArrayList<>();

    /** Tasks that differ only in their number. */
    Alike tasks(Map<Field<?>, @Nullable Object> common) {
        return kept(new Alike(common), tasks);
    }

    /** Steps that differ only in their number and their task's. */
    Alike steps(int position, QueuedStep common) {
        return kept(new Alike(StepRows.inserted(position, common)), steps);
    }

    private static Alike kept(Alike rows, List<Alike> all) {
        all.add(rows);
        return rows;
    }

    /** Where the step stands, if it has to be admitted. */
    void addGated(QueuedStep step) {
        if (step.waitsForAdmission()) {
            gated.add(WaitingRoom.row(step));
        }
    }

    /** Where the step stands among those that wait for a person, if it does. */
    void addPending(TaskId task, Step step) {
        if (!step.isAwaited()) {
            return;
        }
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(PENDING_APPROVAL.STEP_ID, step.id().value());
        row.put(PENDING_APPROVAL.TASK_ID, task.value());
        row.put(PENDING_APPROVAL.UNTIL, step.progress().notBefore());
        pending.add(row);
    }

    /** What the ledger keeps of the step, if it is an entry of it. */
    void addEntry(Task run, Step step) {
        if (!Runs.isEntry(run.spec(), step)) {
            return;
        }
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(LEDGER_ENTRY.STEP_ID, step.id().value());
        row.put(LEDGER_ENTRY.TASK_ID, run.id().value());
        row.put(LEDGER_ENTRY.RUN_ID, run.spec().name());
        row.put(LEDGER_ENTRY.TASK, LedgerEntries.task(step));
        row.put(LEDGER_ENTRY.AT, LedgerEntries.place(run, step));
        entries.add(row);
    }

    void insert(Transaction transaction) {
        new Hot(transaction).writeAll(writes());
    }

    /** What inserts them, in the order in which they refer to each other. */
    List<Write> writes() {
        List<Write> writes = new ArrayList<>();
        writes.addAll(Rows.alike(TASK, List.of(TASK.ID), tasks));
        writes.addAll(Rows.alike(STEP, List.of(STEP.ID, STEP.TASK_ID), steps));
        writes.addAll(Rows.single(GATED_STEP, gated));
        writes.addAll(Rows.single(LEDGER_ENTRY, entries));
        writes.addAll(Rows.single(PENDING_APPROVAL, pending));
        return writes;
    }
}
