package dev.gradus.core.report;

import dev.gradus.core.grading.Cell;
import dev.gradus.core.grading.Share;
import dev.gradus.core.grading.TargetScore;
import dev.gradus.core.grading.Verdict;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How numbers and verdicts of a report read in every form. */
public final class Wording {
    private Wording() {}

    /** {@code 5/8 62.5 %}; {@code -} when nothing counts. */
    public static String share(Share share, @Nullable BigDecimal ratio, boolean ofKnown) {
        return ratio == null
                ? "-"
                : "%d/%d %s".formatted(share.won(), ofKnown ? share.known() : share.all(), percent(ratio));
    }

    /** {@code 62.5 %}. */
    static String percent(BigDecimal ratio) {
        return ratio.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    /** {@code met}, {@code failed: a, b}, {@code unknown: a}. */
    public static String required(TargetScore score) {
        String word = score.required().name().toLowerCase(Locale.ROOT);
        return score.missed().isEmpty() ? word : word + ": " + String.join(", ", score.missed());
    }

    /** {@code FAIL}, {@code FLAKY 3/10}, {@code -} for what was not run. */
    public static String verdict(@Nullable Cell cell) {
        if (cell == null) {
            return "-";
        }
        return cell.verdict() == Verdict.FLAKY
                ? "FLAKY %d/%d".formatted(cell.passed(), cell.judged())
                : cell.verdict().name();
    }
}
