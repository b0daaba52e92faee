package dev.gradus.core.grading;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One criterion on one target: all its runs and what they come to together.
 *
 * @param verdict over all runs
 * @param reason of the verdict
 * @param passed how many runs passed
 * @param judged how many runs told something about the target: all but {@code INFRA_ERROR} and {@code SKIPPED}
 * @param runs in order; empty when it was not run
 */
public record Cell(Verdict verdict, String reason, int passed, int judged, List<GradingRun> runs) {
    public Cell {
        requireNonNull(verdict, "verdict");
        requireNonNull(reason, "reason");
        runs = List.copyOf(runs);
    }

    /** The cell of these runs, at least one. */
    public static Cell of(List<GradingRun> runs) {
        return Repeats.cell(runs);
    }

    /** A cell that was not run. */
    public static Cell skipped(String why) {
        return new Cell(Verdict.SKIPPED, why, 0, 0, List.of());
    }

    /** The bytes that the runs printed. */
    public long outputBytes() {
        return runs.stream().mapToLong(run -> run.evidence().output().bytes()).sum();
    }

    /** The same runs under another verdict. */
    Cell judged(Verdict other, String why) {
        return new Cell(other, why, passed, judged, runs);
    }
}
