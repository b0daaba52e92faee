package dev.gradus.core.step;

/**
 * A session of a process that executes steps. A process that restarts opens a new one.
 *
 * @param value from 1
 */
public record SessionId(long value) {
    public SessionId {
        if (value < 1) {
            throw new IllegalArgumentException("session id must be positive, was " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
