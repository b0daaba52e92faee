package dev.gradus.core.grading;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One criterion of a matrix.
 *
 * @param criterion what was asked for
 * @param gate what its baselines say about it
 * @param cells by target, in their order; a target that was not run has none
 */
public record MatrixRow(Criterion criterion, Gate.Finding gate, SortedMap<Target, Cell> cells) {
    static final Cell NOT_RUN = Cell.skipped("it has not been run");

    public MatrixRow {
        requireNonNull(criterion, "criterion");
        requireNonNull(gate, "gate");
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
    }

    /** The row of these cells: under a gate that is broken, solutions have no verdict but {@code RUBRIC_INVALID}. */
    static MatrixRow of(Criterion criterion, SortedMap<Target, Cell> cells, boolean gated) {
        Gate.Finding gate = gated ? Gate.of(cells) : Gate.Finding.OFF;
        if (gate.gate() != Gate.BROKEN) {
            return new MatrixRow(criterion, gate, cells);
        }
        SortedMap<Target, Cell> invalid = new TreeMap<>(cells);
        invalid.replaceAll(
                (target, cell) -> target.isSolution() ? cell.judged(Verdict.RUBRIC_INVALID, gate.reason()) : cell);
        return new MatrixRow(criterion, gate, invalid);
    }

    /** The cell of a target; one that was not run is {@code SKIPPED}. */
    public Cell cell(Target target) {
        return cells.getOrDefault(target, NOT_RUN);
    }
}
