package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.policy.Backoff;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The settings of {@code tool}. */
record ToolSettings(
        String name,
        @Nullable Document input,
        @Nullable Integer tries,
        @Nullable Duration triesBackoff,
        @Nullable Duration timeout) {
    private static final int MAX_TRIES = 100;
    private static final Duration MAX_TIMEOUT = Duration.ofHours(24);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(1);
    private static final Duration DEFAULT_BACKOFF = Duration.ofMillis(100);

    ToolSettings {
        if (tries != null && (tries < 1 || tries > MAX_TRIES)) {
            throw new IllegalArgumentException("tries must be 1 to " + MAX_TRIES + ", was " + tries);
        }
        if (triesBackoff != null && (triesBackoff.isNegative() || triesBackoff.compareTo(MAX_BACKOFF) > 0)) {
            throw new IllegalArgumentException("tries_backoff must be 0s to 1s");
        }
        if (timeout != null && (timeout.isNegative() || timeout.isZero() || timeout.compareTo(MAX_TIMEOUT) > 0)) {
            throw new IllegalArgumentException("timeout must be over 0s and at most 24h");
        }
    }

    /** What the tool is given. */
    Document given() {
        return Objects.requireNonNullElse(input, Document.emptyObject());
    }

    /** How often it is called at most. */
    int maxTries() {
        return Objects.requireNonNullElse(tries, 1);
    }

    /** The wait between calls: it doubles, never over a second. */
    Backoff backoff() {
        return new Backoff(Objects.requireNonNullElse(triesBackoff, DEFAULT_BACKOFF), 2.0, MAX_BACKOFF);
    }
}
