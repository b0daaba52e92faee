package dev.gradus.persistence;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.port.ClaimRequest;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes READY steps for a session, with what their tasks are. What may be claimed is said by {@link HotSql#CLAIM} alone. Used
 * within one transaction.
 */
final class ClaimSteps {
    private final Transaction transaction;
    private final Hot hot;

    ClaimSteps(Transaction transaction) {
        this.transaction = transaction;
        this.hot = new Hot(transaction);
    }

    /** The claimed steps in the order of the queue. */
    List<ClaimedStep> claim(ClaimRequest request) {
        return claimed(hot.query(
                HotSql.CLAIM,
                row -> ClaimedRow.read(row, request.session()),
                request.session().value(),
                request.kinds().toArray(String[]::new),
                request.limit()));
    }

    /** Those of the steps that have to be admitted which stand before all others; they are claimed for themselves. */
    List<ClaimedStep> claimAdmittedFirst(ClaimRequest request) {
        return claimed(new ClaimGated(transaction).claim(request, true));
    }

    /** Whether there are steps that have to be admitted at all. */
    boolean areSomeGated(GatedLook look) {
        boolean some = hot.query(HotSql.ANY_GATED, row -> row.getBoolean(1)).get(0);
        look.saw(some);
        return some;
    }

    /** Steps that have to be admitted, when there are no others. */
    List<ClaimedStep> claimAdmitted(ClaimRequest request) {
        return claimed(new ClaimGated(transaction).claim(request, false));
    }

    private List<ClaimedStep> claimed(List<ClaimedRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        // Its number tells, should the answer to the commit be lost, whether the claim holds.
        transaction.isNumber(rows.get(0).transaction());
        Map<Long, TaskSpec> tasks = tasks(rows);
        return rows.stream()
                .map(row -> new ClaimedStep(
                        new TaskId(row.task()), requireNonNull(tasks.get(row.task()), "task"), row.step()))
                .toList();
    }

    private Map<Long, TaskSpec> tasks(List<ClaimedRow> rows) {
        Map<Long, TaskSpec> tasks = new HashMap<>();
        long[] ids = rows.stream().mapToLong(ClaimedRow::task).distinct().toArray();
        hot.each(HotSql.TASKS, row -> tasks.put(row.getLong(1), TaskRows.spec(row)), (Object) ids);
        return tasks;
    }
}
