package dev.gradus.core.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one try came to: a status, or why there is none.
 *
 * @param status what the receiver answered; null when it did not answer, or was not asked
 * @param error why it did not, in one line; null when it did
 * @param took from the first look at its name to the end of its answer
 */
public record TryResult(@Nullable Integer status, @Nullable String error, Duration took) {
    private static final int MAX_ERROR_CHARS = 300;
    private static final int FIRST_SUCCESS = 200;
    private static final int FIRST_REDIRECT = 300;

    public TryResult {
        if ((status == null) == (error == null)) {
            throw new IllegalArgumentException("a try has either a status or an error");
        }
        if (error != null && error.length() > MAX_ERROR_CHARS) {
            error = error.substring(0, MAX_ERROR_CHARS) + "…";
        }
    }

    /** The receiver answered. */
    public static TryResult answered(int status, Duration took) {
        return new TryResult(status, null, took);
    }

    /** The receiver did not answer. */
    public static TryResult failed(String error, Duration took) {
        return new TryResult(null, error, took);
    }

    /** Whether the receiver accepted what it was sent. */
    public boolean isSuccess() {
        return status != null && status >= FIRST_SUCCESS && status < FIRST_REDIRECT;
    }
}
