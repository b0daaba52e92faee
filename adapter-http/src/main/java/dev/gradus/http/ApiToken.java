package dev.gradus.http;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;

/**
 * What callers of a {@link GradusServer} have to know.
 *
 * @param text the bearer token, at least 16 characters
 * @param trust what containers may do in the tasks of those who know it
 */
public record ApiToken(String text, TrustLevel trust) {
    private static final int MIN_CHARS = 16;

    public ApiToken {
        requireNonNull(trust, "trust");
        if (text.length() < MIN_CHARS) {
            throw new CoreException(
                    ErrorCode.USAGE, "the API token has fewer than " + MIN_CHARS + " characters; use a longer one");
        }
    }

    /** A token whose tasks are trusted like those of strangers. */
    public static ApiToken of(String text) {
        return new ApiToken(text, TrustLevel.NETWORKED);
    }

    @Override
    public String toString() {
        return "ApiToken[trust=" + trust.word() + "]"; // never the text
    }
}
