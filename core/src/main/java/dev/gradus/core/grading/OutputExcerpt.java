package dev.gradus.core.grading;

import static java.util.Objects.requireNonNull;

/**
 * What is kept of an execution's output beside its log.
 *
 * @param text its end, of both streams as they came; at most {@link #MAX_CHARS} characters
 * @param bytes how long the whole was, in UTF-8
 */
public record OutputExcerpt(String text, long bytes) {
    /** Longer texts are refused. */
    public static final int MAX_CHARS = 4_096;

    /** No output. */
    public static final OutputExcerpt NONE = new OutputExcerpt("", 0);

    public OutputExcerpt {
        requireNonNull(text, "text");
        if (text.length() > MAX_CHARS || bytes < 0) {
            throw new IllegalArgumentException(
                    "an excerpt of %d characters from %d bytes".formatted(text.length(), bytes));
        }
    }
}
