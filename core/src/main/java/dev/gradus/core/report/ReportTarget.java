package dev.gradus.core.report;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.grading.TargetScore;
import dev.gradus.core.grading.Verdict;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One column. Ratios are from 0 to 1 and absent when nothing counts.
 *
 * @param symbol its head: {@code 1}, {@code O}, {@code G}
 * @param title its name for people
 * @param score its points, of all
 * @param scoreWithoutInfra its points, of those that could be judged
 * @param passRate its passed criteria, of all
 * @param passRateWithoutInfra its passed criteria, of those that could be judged
 * @param detail what these were computed from
 */
public record ReportTarget(
        String symbol,
        String title,
        @Nullable BigDecimal score,
        @Nullable BigDecimal scoreWithoutInfra,
        @Nullable BigDecimal passRate,
        @Nullable BigDecimal passRateWithoutInfra,
        TargetScore detail) {
    public ReportTarget {
        requireNonNull(symbol, "symbol");
        requireNonNull(title, "title");
        requireNonNull(detail, "detail");
    }

    /** The column of a score. */
    public static ReportTarget of(TargetScore score) {
        return new ReportTarget(
                score.target().symbol(),
                score.target().title(),
                score.points().ofAll().orElse(null),
                score.points().ofKnown().orElse(null),
                score.criteria().ofAll().orElse(null),
                score.criteria().ofKnown().orElse(null),
                score);
    }

    /** How cells call it. */
    public String key() {
        return detail.target().key();
    }

    public boolean isSolution() {
        return detail.target().isSolution();
    }

    boolean failsRequired() {
        return detail.required() == TargetScore.Required.FAILED;
    }

    boolean has(Verdict verdict) {
        return detail.verdicts().containsKey(verdict);
    }
}
