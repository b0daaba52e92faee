package dev.gradus.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Every so often, counted from a beginning; it knows no time zone and no clock change. */
record IntervalTimes(Duration every, Instant from) implements Times {
    @Override
    public Optional<Instant> next(Instant after) {
        if (after.isBefore(from)) {
            return Optional.of(from);
        }
        long passed = Duration.between(from, after).dividedBy(every);
        return Optional.of(from.plus(every.multipliedBy(passed + 1)));
    }
}
