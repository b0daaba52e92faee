package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a step. Operational: it is stored with the step and its history, not rebuilt from events.
 *
 * @param number the n-th execution of the step, from 1
 * @param claim under which right it runs
 * @param startedAt when it was claimed
 * @param end how it ended, absent while it runs
 * @param input the settings with placeholders replaced, absent until they are known
 * @param retries tries inside this attempt beyond the first
 */
public record Attempt(
        int number,
        Claim claim,
        Instant startedAt,
        @Nullable AttemptEnd end,
        @Nullable Document input,
        int retries) {
    public Attempt {
        requireNonNull(claim, "claim");
        requireNonNull(startedAt, "startedAt");
        if (number < 1 || retries < 0) {
            throw new IllegalArgumentException("attempt %d with %d retries".formatted(number, retries));
        }
    }

    /** An attempt that has just begun. */
    public static Attempt begun(int number, Claim claim, Instant now) {
        return new Attempt(number, claim, now, null, null, 0);
    }

    /** The same attempt, ended. */
    public Attempt ended(AttemptEnd how) {
        return new Attempt(number, claim, startedAt, how, input, retries);
    }

    /** The same attempt with what its executor reported of it. */
    public Attempt reported(@Nullable Document usedInput, int innerRetries) {
        return new Attempt(number, claim, startedAt, end, usedInput == null ? input : usedInput, innerRetries);
    }

    /** Whether it has not ended. */
    public boolean isLive() {
        return end == null;
    }
}
