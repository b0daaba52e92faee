package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/**
 * What a request came to that is carried out once under its idempotency key.
 *
 * @param value what it made, as that is now
 * @param replayed whether it had been made before under the same key
 */
public record Once<T>(T value, boolean replayed) {
    public Once {
        requireNonNull(value, "value");
    }

    /** The same about something that follows from the value. */
    public <R> Once<R> map(Function<? super T, ? extends R> function) {
        return new Once<>(function.apply(value), replayed);
    }
}
