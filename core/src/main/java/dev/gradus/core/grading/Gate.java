package dev.gradus.core.grading;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        Cell golden = known(cells, Target.GOLDEN);
        Cell original = known(cells, Target.ORIGINAL);
        if (golden != null && golden.verdict() != Verdict.PASS) {
            return new Finding(BROKEN, "golden does not pass it: %s".formatted(golden.reason()));
        } else if (original != null && original.passed() > 0) {
            return new Finding(BROKEN, "the original passes it: %s".formatted(original.reason()));
        } else if (original != null && original.verdict() == Verdict.RUBRIC_INVALID) {
            return new Finding(BROKEN, original.reason());
        } else if (golden == null) {
            return new Finding(UNPROVEN, "golden " + unknown(cells.get(Target.GOLDEN)));
        } else if (original == null) {
            return new Finding(UNPROVEN, "the original " + unknown(cells.get(Target.ORIGINAL)));
        }
        return new Finding(HOLDS, "");
    }

    private static @Nullable Cell known(Map<Target, Cell> cells, Target target) {
        Cell cell = cells.get(target);
        return cell != null && cell.verdict().isKnown() ? cell : null;
    }

    private static String unknown(@Nullable Cell cell) {
        return cell == null ? "has not been run" : "could not be judged: " + cell.reason();
    }
}
