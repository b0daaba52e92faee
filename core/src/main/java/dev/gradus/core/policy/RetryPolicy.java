package dev.gradus.core.policy;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.StandIn;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a failed attempt is followed by another, and when.
 *
 * @param maxAttempts failures after which a step fails for good, 1 to 1,000
 * @param backoff the wait between attempts
 * @param notOn failure classes that are never retried, beside failures that say so themselves
 */
@StandIn("NONE")
public record RetryPolicy(int maxAttempts, Backoff backoff, Set<FailureClass> notOn) {
    /** One attempt, no retry. */
    public static final RetryPolicy NONE = new RetryPolicy(1, Backoff.DEFAULT, Set.of());

    public RetryPolicy {
        requireNonNull(backoff, "backoff");
        notOn = Set.copyOf(notOn);
        if (maxAttempts < 1 || maxAttempts > 1_000) {
            throw new IllegalArgumentException("max_attempts must be 1 to 1000, was " + maxAttempts);
        }
    }

    /**
     * The wait before the next attempt.
     *
     * @param failures failed attempts so far, this one counted
     * @return nothing when the step has failed for good
     */
    public Optional<Duration> delayAfter(int failures, Failure failure) {
        boolean granted = failures < maxAttempts && failure.retryable() && !notOn.contains(failure.failureClass());
        return granted ? Optional.of(backoff.after(failures)) : Optional.empty();
    }
}
