package dev.gradus.core.report;

import dev.gradus.core.grading.Cell;
import dev.gradus.core.grading.Share;
import dev.gradus.core.grading.Target;
import dev.gradus.core.grading.TargetScore;
import dev.gradus.core.grading.Verdict;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
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

    /** {@code met}, {@code failed: 1, 4} by the criteria's numbers, {@code unknown: 2}; {@code -} for the original, which has to fail. */
    public static String required(GradingReport report, ReportTarget target) {
        TargetScore score = target.detail();
        if (score.target().role() == Target.Role.ORIGINAL) {
            return "-";
        }
        String word = score.required().name().toLowerCase(Locale.ROOT);
        String numbers = report.criteria().stream()
                .map(GradedCriterion::criterion)
                .filter(criterion -> score.missed().contains(criterion.id()))
                .map(criterion -> Integer.toString(criterion.counter()))
                .collect(Collectors.joining(", "));
        return numbers.isEmpty() ? word : word + ": " + numbers;
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
