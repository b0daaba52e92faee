package dev.gradus.core.schedule;

import java.time.Instant;
import java.util.Optional;

/** Once. */
record OneTime(Instant at) implements Times {
    @Override
    public Optional<Instant> next(Instant after) {
        return at.isAfter(after) ? Optional.of(at) : Optional.empty();
    }
}
