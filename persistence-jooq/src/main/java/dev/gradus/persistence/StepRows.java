package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.STEP;

import dev.gradus.core.failure.Failure;
import dev.gradus.core.step.Approval;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepProgress;
import dev.gradus.core.step.StepResult;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.When;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Steps as rows and back. */
final class StepRows {
    private StepRows() {}

    static Step read(Record row) {
        StepResult result = new StepResult(
                Json.readContent(row.get(STEP.RESULTS)),
                Json.readRecord(row.get(STEP.FAILURE), Failure.class),
                row.get(STEP.ORIGIN),
                row.get(STEP.SKIPPED),
                Json.readRecord(row.get(STEP.LAST_SUCCESS), LastSuccess.class));
        return new Step(
                new StepId(row.get(STEP.ID)),
                Specs.read(row.get(STEP.SPEC).data()),
                row.get(STEP.STATE),
                progress(row),
                result,
                AttemptRows.readCurrent(row, result),
                row.get(STEP.CLOSED_AT));
    }

    private static StepProgress progress(Record row) {
        return new StepProgress(
                row.get(STEP.FAILURES),
                row.get(STEP.LOST),
                row.get(STEP.NOT_BEFORE),
                Json.readContent(row.get(STEP.MEMO)),
                row.get(STEP.WAITING),
                row.get(STEP.FORCED),
                Json.readContent(row.get(STEP.ASKED)),
                approval(row.get(STEP.APPROVAL)));
    }

    /** Most steps have none. */
    static Approval approval(@Nullable JSON written) {
        Approval stored = Json.readRecord(written, Approval.class);
        return stored == null ? Approval.NONE : stored;
    }

    /** Every column of a new step but its number and its task's. */
    static Map<Field<?>, @Nullable Object> inserted(int position, QueuedStep queued) {
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(STEP.POSITION, position);
        row.put(STEP.KEY, queued.step().key().value());
        StepSpec spec = queued.step().spec();
        row.putAll(spec(spec));
        row.put(STEP.DEMANDS, Entries.of(queued.demands()));
        row.put(STEP.NEEDED_BY, neededBy(queued));
        row.putAll(life(queued));
        row.putAll(AttemptRows.current(queued.step()));
        return row;
    }

    /** The columns that differ between two steps of one id; what is not of its life is written only where it was replaced. */
    static Map<Field<?>, @Nullable Object> changes(QueuedStep before, QueuedStep after) {
        Map<Field<?>, @Nullable Object> old = changing(before);
        Map<Field<?>, @Nullable Object> changed = changing(after);
        changed.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), old.get(entry.getKey())));
        if (!before.step().spec().equals(after.step().spec())) {
            StepSpec spec = after.step().spec();
            changed.putAll(spec(spec));
        }
        if (!before.demands().equals(after.demands())) {
            changed.put(STEP.DEMANDS, Entries.of(after.demands()));
        }
        if (!before.neededBy().equals(after.neededBy())) {
            changed.put(STEP.NEEDED_BY, neededBy(after));
        }
        if (changed.containsKey(STEP.FENCE)) { // held under a claim that did not come out of the queue
            changed.put(STEP.SWEEP_SESSION, changed.getOrDefault(STEP.EXECUTED_BY, old.get(STEP.EXECUTED_BY)));
            changed.put(STEP.SWEEP_FENCE, changed.get(STEP.FENCE));
        }
        return changed;
    }

    private static String @Nullable [] neededBy(QueuedStep queued) {
        return queued.neededBy().isEmpty() ? null : queued.neededBy().toArray(String[]::new);
    }

    private static Map<Field<?>, @Nullable Object> changing(QueuedStep queued) {
        Map<Field<?>, @Nullable Object> row = life(queued);
        row.putAll(AttemptRows.current(queued.step()));
        return row;
    }

    private static Map<Field<?>, @Nullable Object> spec(StepSpec spec) {
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(STEP.KIND, spec.body().kind());
        row.put(STEP.ROLE, spec.place().role());
        row.put(STEP.PRIORITY, (short) spec.policies().priority());
        row.put(STEP.PLAIN, isPlain(spec));
        row.put(STEP.SPEC, Json.compactOf(spec));
        return row;
    }

    /** Whether it becomes READY by the mere end of its last need, and ends with its success; batches rest on it. */
    private static boolean isPlain(StepSpec spec) {
        return spec.policies().when() != When.FAILURE
                && spec.policies().delay().isZero()
                && !spec.isExternal()
                && spec.gates().areOpen()
                && spec.policies().approval() == null;
    }

    private static Map<Field<?>, @Nullable Object> life(QueuedStep queued) {
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        Step step = queued.step();
        StepProgress progress = step.progress();
        StepResult result = step.result();
        row.put(STEP.STATE, step.state());
        row.put(STEP.OPEN_NEEDS, queued.openNeeds());
        row.put(STEP.READY_AT, queued.placeInQueue());
        row.put(STEP.FAILURES, progress.failures());
        row.put(STEP.LOST, progress.lost());
        row.put(STEP.NOT_BEFORE, progress.notBefore());
        row.put(STEP.WAITING, progress.waiting());
        row.put(STEP.MEMO, Json.ofContent(progress.memo()));
        row.put(STEP.CLOSED_AT, step.closedAt());
        row.put(STEP.RESULTS, Json.ofContent(result.results()));
        row.put(STEP.FAILURE, Json.ofRecord(result.failure()));
        row.put(STEP.ORIGIN, result.origin());
        row.put(STEP.SKIPPED, result.skipped());
        row.put(STEP.LAST_SUCCESS, Json.ofRecord(result.last()));
        row.put(STEP.FORCED, progress.forced());
        row.put(STEP.ASKED, Json.ofContent(progress.asked()));
        row.put(STEP.APPROVAL, progress.approval().equals(Approval.NONE) ? null : Json.ofRecord(progress.approval()));
        return row;
    }
}
