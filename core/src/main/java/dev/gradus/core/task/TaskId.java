package dev.gradus.core.task;

/**
 * The number of a task, unique in an installation.
 *
 * @param value from 1
 */
public record TaskId(long value) {
    public TaskId {
        if (value < 1) {
            throw new IllegalArgumentException("task id must be positive, was " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
