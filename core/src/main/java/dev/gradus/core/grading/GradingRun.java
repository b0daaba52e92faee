package dev.gradus.core.grading;

import static java.util.Objects.requireNonNull;

/**
 * One execution of one criterion on one target.
 *
 * @param verdict what it came to: never {@code FLAKY}, which only several can be
 * @param reason what the verdict follows from
 * @param evidence what is kept of it
 */
public record GradingRun(Verdict verdict, String reason, Evidence evidence) {
    public GradingRun {
        requireNonNull(verdict, "verdict");
        requireNonNull(reason, "reason");
        requireNonNull(evidence, "evidence");
        if (verdict == Verdict.FLAKY) {
            throw new IllegalArgumentException("a single run is not flaky");
        }
    }

    /** The run of that judgement. */
    public static GradingRun of(Judgement judgement, Evidence evidence) {
        return new GradingRun(judgement.verdict(), judgement.reason(), evidence);
    }
}
