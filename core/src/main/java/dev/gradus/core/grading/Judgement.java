package dev.gradus.core.grading;

import static java.util.Objects.requireNonNull;

/**
 * A verdict and the one sentence that says what it follows from.
 *
 * @param verdict what it came to
 * @param reason for people
 */
public record Judgement(Verdict verdict, String reason) {
    public Judgement {
        requireNonNull(verdict, "verdict");
        requireNonNull(reason, "reason");
    }
}
