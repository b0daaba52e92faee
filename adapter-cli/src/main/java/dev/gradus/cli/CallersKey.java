package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.IdempotencyKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code --idempotency-key} says, for the engine and for a server. */
final class CallersKey {
    /** The option's description on commands that make something. */
    static final String MAKES_ONCE = "Making it twice under the same key makes it once.";

    private CallersKey() {}

    /** The key under which this request is carried out once. */
    static @Nullable IdempotencyKey of(@Nullable String value, Document request) {
        if (value == null) {
            return null;
        }
        try {
            return new IdempotencyKey(value, request.sha256Hex());
        } catch (IllegalArgumentException e) {
            throw new CoreException(ErrorCode.USAGE, "--idempotency-key: " + e.getMessage(), e);
        }
    }

    static Map<String, String> headers(@Nullable String value) {
        return value == null ? Map.of() : Map.of("Idempotency-Key", value);
    }
}
