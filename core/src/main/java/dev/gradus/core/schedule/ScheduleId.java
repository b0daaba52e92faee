package dev.gradus.core.schedule;

/**
 * The number of a schedule within the installation.
 *
 * @param value positive
 */
public record ScheduleId(long value) {
    public ScheduleId {
        if (value < 1) {
            throw new IllegalArgumentException("a schedule's number is positive, was " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
