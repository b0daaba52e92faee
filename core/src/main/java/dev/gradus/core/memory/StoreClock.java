package dev.gradus.core.memory;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The stores' clock: instants cut to microseconds, as PostgreSQL keeps them. */
record StoreClock(InstantSource source) {

    Instant now() {
        return source.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
