package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param outcome in one word
 * @param at when
 * @param output what it returned, when it returned something
 * @param failure why it failed, when it did
 */
public record AttemptEnd(
        AttemptOutcome outcome,
        Instant at,
        @Nullable Document output,
        @Nullable Failure failure) {
    public AttemptEnd {
        requireNonNull(outcome, "outcome");
        requireNonNull(at, "at");
    }
}
