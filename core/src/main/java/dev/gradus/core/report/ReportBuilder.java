package dev.gradus.core.report;

import dev.gradus.core.data.Document;
import dev.gradus.core.grading.Cell;
import dev.gradus.core.grading.CriterionResult;
import dev.gradus.core.grading.CriterionSettings;
import dev.gradus.core.grading.Matrix;
import dev.gradus.core.grading.MatrixRow;
import dev.gradus.core.grading.VerdictRules;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the report of a task from its steps. */
public final class ReportBuilder {
    private static final String KIND = "rubric_shell";

    private final TaskSnapshot task;
    private final Map<StepKey, CriterionResult> results = new LinkedHashMap<>();

    private ReportBuilder(TaskSnapshot task) {
        this.task = task;
    }

    /**
     * The report of a task as it is now.
     *
     * @param gated whether criteria count only when golden passes and the original does not
     */
    public static GradingReport of(TaskSnapshot task, boolean gated) {
        return new ReportBuilder(task).report(gated);
    }

    private GradingReport report(boolean gated) {
        for (Step step : task.all()) {
            result(step).ifPresent(result -> results.put(step.key(), result));
        }
        Matrix matrix = Matrix.of(List.copyOf(results.values()), gated);
        List<ReportTarget> targets =
                matrix.scores().stream().map(ReportTarget::of).toList();
        Map<StepKey, GradedCriterion> graded = new LinkedHashMap<>();
        int row = 0;
        for (Map.Entry<StepKey, CriterionResult> result : results.entrySet()) {
            graded.put(
                    result.getKey(),
                    graded(matrix.rows().get(row++), result.getValue().rules()));
        }
        boolean compatible = results.values().stream()
                .anyMatch(result -> result.rules() == VerdictRules.COMPATIBLE
                        && !result.cells().isEmpty());
        return new GradingReport(
                task.task().id().value(),
                task.task().spec().name(),
                task.task().state().name().toLowerCase(Locale.ROOT),
                gated,
                compatible,
                targets,
                steps(graded));
    }

    private List<ReportStep> steps(Map<StepKey, GradedCriterion> graded) {
        List<ReportStep> steps = new ArrayList<>();
        for (Step step : task.all()) {
            StepKey parent = parent(step);
            steps.add(new ReportStep(
                    step.id().value(),
                    step.key().value(),
                    step.spec().title(),
                    step.state().name().toLowerCase(Locale.ROOT),
                    parent == null ? null : parent.value(),
                    step.result().failure() == null
                            ? null
                            : step.result().failure().message(),
                    graded.get(step.key())));
        }
        return steps;
    }

    private @Nullable StepKey parent(Step step) {
        StepKey parent = step.spec().parent();
        if (parent == null && !step.spec().needs().isEmpty()) {
            parent = step.spec().needs().iterator().next();
        }
        return parent != null && task.step(parent).isPresent() ? parent : null;
    }

    private static GradedCriterion graded(MatrixRow row, VerdictRules rules) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        row.cells().forEach((target, cell) -> cells.put(target.key(), cell));
        return new GradedCriterion(
                row.criterion(), rules, row.gate().gate(), row.gate().reason(), cells);
    }

    /**
     * What a step has found out, in this round or, where it found nothing, earlier; one that is yet to find something stands for
     * its criterion. One that was generated and has been taken back is not there.
     */
    private static Optional<CriterionResult> result(Step step) {
        boolean vanished = step.spec().parent() != null && step.result().skipped() == SkipReason.BY_REQUEST;
        if (vanished) {
            return Optional.empty();
        }
        Optional<CriterionResult> found = CriterionResult.in(step.result().results());
        LastSuccess last = step.result().last();
        if (found.isEmpty() && last != null) {
            found = CriterionResult.in(last.results());
        }
        boolean grades = step.spec().body().kind().equals(KIND);
        return found.isPresent() || !grades ? found : planned(step.spec().body().settings());
    }

    private static Optional<CriterionResult> planned(Document settings) {
        try {
            return Optional.of(new CriterionResult(CriterionSettings.read(settings), VerdictRules.STRICT, Map.of()));
        } catch (IllegalArgumentException unreadable) { // its own failure says so
            return Optional.empty();
        }
    }
}
