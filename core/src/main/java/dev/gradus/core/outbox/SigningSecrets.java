package dev.gradus.core.outbox;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a subscription. After a rotation both the new and the old one sign for a while, so that the receiver can
 * change over without refusing anything.
 *
 * @param current the newest
 * @param previous the one before, when there was a rotation
 * @param previousUntil when that stops signing; null exactly when there is none
 */
public record SigningSecrets(
        SigningSecret current,
        @Nullable SigningSecret previous,
        @Nullable Instant previousUntil) {
    /** How long the previous secret goes on signing. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    public SigningSecrets {
        requireNonNull(current, "current");
        if ((previous == null) != (previousUntil == null)) {
            throw new IllegalArgumentException("a previous secret has an end, and nothing else has");
        }
    }

    /** One secret. */
    public static SigningSecrets of(SigningSecret secret) {
        return new SigningSecrets(secret, null, null);
    }

    /** A new secret, beside which the present one signs for the overlap. */
    public SigningSecrets rotated(SigningSecret next, Instant now) {
        return next.equals(current) ? this : new SigningSecrets(next, current, now.plus(OVERLAP));
    }

    /** Those that sign at this moment, the newest first. */
    public List<SigningSecret> at(Instant now) {
        return previous != null && previousUntil != null && now.isBefore(previousUntil)
                ? List.of(current, previous)
                : List.of(current);
    }
}
