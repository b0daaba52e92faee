package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.StandIn;
import dev.gradus.core.policy.RetryPolicy;
import dev.gradus.core.policy.TimeoutPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The common keys of a step that govern when and how often it runs.
 *
 * @param when which outcome of its needs lets it run
 * @param retry whether a failed attempt is repeated
 * @param timeout how long an attempt may take
 * @param priority smaller runs first, from -1,000 to 1,000, 0 by default
 * @param delay how long after becoming READY it may first be claimed
 * @param reuse whether an earlier result may stand in
 * @param gates what else has to admit the step; nothing when absent
 * @param approval whether and how a person decides about the step; nobody does when absent
 */
@StandIn("DEFAULT")
public record StepPolicies(
        When when,
        RetryPolicy retry,
        TimeoutPolicy timeout,
        int priority,
        Duration delay,
        ReuseMode reuse,
        @Nullable Gates gates,
        @Nullable ApprovalPolicy approval) {
    /** Needs must complete; one attempt of at most an hour; priority 0; no delay. */
    public static final StepPolicies DEFAULT =
            new StepPolicies(When.SUCCESS, RetryPolicy.NONE, TimeoutPolicy.DEFAULT, 0, Duration.ZERO, ReuseMode.AUTO);

    public StepPolicies {
        requireNonNull(when, "when");
        requireNonNull(retry, "retry");
        requireNonNull(timeout, "timeout");
        requireNonNull(delay, "delay");
        requireNonNull(reuse, "reuse");
        if (priority < -1_000 || priority > 1_000) {
            throw new IllegalArgumentException("priority must be -1000 to 1000, was " + priority);
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay must not be negative, was " + delay);
        }
    }

    /** Policies of a step that nothing but a free worker has to admit, and about which nobody is asked. */
    public StepPolicies(
            When when, RetryPolicy retry, TimeoutPolicy timeout, int priority, Duration delay, ReuseMode reuse) {
        this(when, retry, timeout, priority, delay, reuse, null, null);
    }

    /** The same policies, admitted by these. */
    public StepPolicies admittedBy(Gates others) {
        return new StepPolicies(
                when, retry, timeout, priority, delay, reuse, others.areOpen() ? null : others, approval);
    }

    /** The same with another approval. */
    public StepPolicies with(@Nullable ApprovalPolicy other) {
        return new StepPolicies(when, retry, timeout, priority, delay, reuse, gates, other);
    }
}
