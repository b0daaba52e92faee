package dev.gradus.core.step;

/**
 * The number of one claim, from a sequence that is never reset: a write that carries an older fence changes nothing.
 *
 * @param value from 1, growing
 */
public record Fence(long value) {
    public Fence {
        if (value < 1) {
            throw new IllegalArgumentException("fence must be positive, was " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
