package dev.gradus.core.grading;

import java.util.Locale;
import java.util.Map;

/** What a criterion's baselines say about the criterion itself. */
public enum Gate {
    /** The golden reference passes it and the original does not. */
    HOLDS,
    /** Golden does not pass it, or the original does: it says nothing about solutions. */
    BROKEN,
    /** A baseline has not been run, or the machinery failed under it: nobody knows yet. */
    UNPROVEN,
    /** Nobody asked. */
    OFF;

    /**
     * A gate's state and why it is not {@code HOLDS}.
     *
     * @param gate the state
     * @param reason for people; empty for {@code HOLDS} and {@code OFF}
     */
    public record Finding(Gate gate, String reason) {
        static final Finding OFF = new Finding(Gate.OFF, "");

        /** Whether the criterion counts for scores. */
        public boolean counts() {
            return gate == HOLDS || gate == Gate.OFF;
        }
    }

    /** The lower-case word in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the cells of a criterion say; a target without a cell has not been run. */
    public static Finding of(Map<Target, Cell> cells) {
        Cell golden = cells.getOrDefault(Target.GOLDEN, MatrixRow.NOT_RUN);
        Cell original = cells.getOrDefault(Target.ORIGINAL, MatrixRow.NOT_RUN);
        if (isKnown(golden) && golden.verdict() != Verdict.PASS) {
            return new Finding(BROKEN, "golden does not pass it: " + golden.reason());
        } else if (isKnown(original) && original.passed() > 0) {
            return new Finding(BROKEN, "the original passes it: " + original.reason());
        } else if (original.verdict() == Verdict.RUBRIC_INVALID) {
            return new Finding(BROKEN, original.reason());
        } else if (!isKnown(golden)) {
            return new Finding(UNPROVEN, "golden: " + golden.reason());
        } else if (!isKnown(original)) {
            return new Finding(UNPROVEN, "original: " + original.reason());
        }
        return new Finding(HOLDS, "");
    }

    private static boolean isKnown(Cell cell) {
        return cell.verdict().isKnown();
    }
}
