package dev.gradus.core.grading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Criteria against targets, and what the targets came to.
 *
 * @param targets the columns, in order
 * @param rows the criteria, in the order given
 * @param scores one for each target, in their order
 */
public record Matrix(List<Target> targets, List<MatrixRow> rows, List<TargetScore> scores) {
    public Matrix {
        targets = List.copyOf(targets);
        rows = List.copyOf(rows);
        scores = List.copyOf(scores);
    }

    /**
     * The matrix of these results. The baselines have columns even if they were not run.
     *
     * @param gated whether a criterion counts only when golden passes it and the original does not
     */
    public static Matrix of(List<CriterionResult> results, boolean gated) {
        SortedMap<String, Target> named = named(results);
        List<MatrixRow> rows = new ArrayList<>();
        for (CriterionResult result : results) {
            SortedMap<Target, Cell> cells = new TreeMap<>();
            result.cells().forEach((key, cell) -> cells.put(named.get(key), cell));
            rows.add(MatrixRow.of(result.criterion(), cells, gated));
        }
        SortedSet<Target> targets = new TreeSet<>(named.values());
        targets.addAll(List.of(Target.ORIGINAL, Target.GOLDEN));
        return new Matrix(
                List.copyOf(targets),
                rows,
                targets.stream().map(target -> TargetScore.of(target, rows)).toList());
    }

    /** Whether some solution is known not to pass a required criterion. */
    public boolean failsRequired() {
        return solutions().stream().anyMatch(score -> score.required() == TargetScore.Required.FAILED);
    }

    /** The scores of the solutions alone. */
    public List<TargetScore> solutions() {
        return scores.stream().filter(score -> score.target().isSolution()).toList();
    }

    /** The targets by key: numbered ones keep their number, others get the numbers after these, by name. */
    private static SortedMap<String, Target> named(Collection<CriterionResult> results) {
        SortedSet<String> keys = new TreeSet<>();
        results.forEach(result -> keys.addAll(result.cells().keySet()));
        return Target.named(keys);
    }
}
