package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt came to.
 *
 * @param held the step and the fence it was executed under
 * @param outcome what it came to
 * @param input the settings it was executed with, placeholders replaced
 * @param retries tries inside the attempt beyond the first
 */
public record Completion(
        HeldStep held, Outcome outcome, @Nullable Document input, int retries) {
    public Completion {
        requireNonNull(held, "held");
        requireNonNull(outcome, "outcome");
    }
}
