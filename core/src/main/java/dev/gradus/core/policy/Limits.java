package dev.gradus.core.policy;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What an installation allows of one request, read afresh at each check.
 *
 * @param maxInputBytes the largest input of a task, in bytes of its compact JSON
 * @param maxSteps the most transitions that one run may ask for
 * @param toolTimeout the time one tool call may take
 */
public record Limits(int maxInputBytes, int maxSteps, Duration toolTimeout) {
    /** 64 KiB, 64 transitions, 2 seconds. */
    public static final Limits DEFAULT = new Limits(65_536, 64, Duration.ofSeconds(2));

    public Limits {
        requireNonNull(toolTimeout, "toolTimeout");
        if (maxInputBytes < 1 || maxSteps < 1 || toolTimeout.isNegative() || toolTimeout.isZero()) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
