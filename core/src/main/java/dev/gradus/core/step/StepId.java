package dev.gradus.core.step;

/**
 * The number of a step, unique in an installation.
 *
 * @param value from 1
 */
public record StepId(long value) {
    public StepId {
        if (value < 1) {
            throw new IllegalArgumentException("step id must be positive, was " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
