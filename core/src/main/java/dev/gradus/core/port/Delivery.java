package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.event.Cause;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt came to, to be stored together with others.
 *
 * @param completion what it came to
 * @param cause who says so
 * @param onward the wish to go on with the same task, when there is one
 */
public record Delivery(
        Completion completion, Cause cause, @Nullable Continuation onward) {
    public Delivery {
        requireNonNull(completion, "completion");
        requireNonNull(cause, "cause");
    }
}
