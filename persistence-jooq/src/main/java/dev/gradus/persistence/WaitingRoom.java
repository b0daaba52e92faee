package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.GATED_STEP;

import dev.gradus.core.step.Concurrency;
import dev.gradus.core.step.Gates;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepState;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Where READY steps stand that have to be admitted: the table {@code gated_step}. Used within one transaction. */
final class WaitingRoom {
    private WaitingRoom() {}

    /** Since when those of these steps that stand here may be claimed. */
    static Map<StepId, Instant> readyAt(Transaction transaction, Collection<Step> steps) {
        List<Long> gated = steps.stream()
                .filter(step ->
                        step.state() == StepState.READY && !step.spec().gates().areOpen())
                .map(step -> step.id().value())
                .toList();
        Map<StepId, Instant> readyAt = new LinkedHashMap<>();
        if (!gated.isEmpty()) {
            transaction
                    .sql()
                    .select(GATED_STEP.STEP_ID, GATED_STEP.READY_AT)
                    .from(GATED_STEP)
                    .where(GATED_STEP.STEP_ID.in(gated))
                    .forEach(row -> readyAt.put(new StepId(row.value1()), row.value2()));
        }
        return readyAt;
    }

    /** Follows a change of a stored step. */
    static void changed(Transaction transaction, QueuedStep before, QueuedStep after) {
        boolean stood = before.waitsForAdmission();
        boolean stands = after.waitsForAdmission();
        if (stood && !(stands && before.equals(after))) {
            transaction
                    .sql()
                    .deleteFrom(GATED_STEP)
                    .where(GATED_STEP.STEP_ID.eq(after.step().id().value()))
                    .execute();
        }
        if (stands && !before.equals(after)) {
            Rows.insert(transaction, GATED_STEP, List.of(row(after)));
        }
    }

    /** The row of a step that stands here. */
    static Map<Field<?>, @Nullable Object> row(QueuedStep queued) {
        Step step = queued.step();
        Gates gates = step.spec().gates();
        Concurrency concurrency = gates.concurrency();
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(GATED_STEP.STEP_ID, step.id().value());
        row.put(GATED_STEP.KIND, step.spec().body().kind());
        row.put(GATED_STEP.PRIORITY, (short) step.spec().policies().priority());
        row.put(GATED_STEP.READY_AT, queued.readyAt());
        row.put(GATED_STEP.QUEUE, gates.queue());
        row.put(GATED_STEP.KEY, concurrency == null ? null : concurrency.key());
        row.put(GATED_STEP.SLOTS, concurrency == null ? null : concurrency.limit());
        return row;
    }
}
