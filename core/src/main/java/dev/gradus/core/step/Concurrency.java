package dev.gradus.core.step;

import static java.util.Objects.requireNonNull;

/**
 * How many steps that name the same key may be executed at once, over all tasks and workers.
 *
 * @param key what they have in common; 1 to 200 characters
 * @param limit 1 to 10,000; each step goes by its own
 */
public record Concurrency(String key, int limit) {
    /** The largest limit. */
    public static final int MOST = 10_000;

    /** The longest key. */
    public static final int LONGEST_KEY = 200;

    public Concurrency {
        requireNonNull(key, "key");
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "concurrency key: expected 1 to %d characters, found %d".formatted(LONGEST_KEY, key.length()));
        }
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("concurrency limit: expected 1 to %d, found %d".formatted(MOST, limit));
        }
    }
}
