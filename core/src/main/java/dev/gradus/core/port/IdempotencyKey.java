package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;

/**
 * A caller's key that makes a request happen once.
 *
 * @param value 1 to 255 characters
 * @param fingerprint SHA-256 of the request, to tell a repetition from another request under the same key
 */
public record IdempotencyKey(String value, String fingerprint) {
    public IdempotencyKey {
        requireNonNull(value, "value");
        requireNonNull(fingerprint, "fingerprint");
        if (value.isEmpty() || value.length() > 255) {
            throw new IllegalArgumentException("an idempotency key has 1 to 255 characters");
        }
    }

    /** The refusal when something else was asked for under this key before. */
    public CoreException mismatch() {
        return new CoreException(
                ErrorCode.IDEMPOTENCY_MISMATCH,
                "idempotency key '%s' was used for another request: use a new key".formatted(value));
    }
}
