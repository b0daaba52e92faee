package dev.gradus.core.schedule;

import java.time.Instant;
import java.util.Optional;

/** The times of a timetable, in order. Pure. */
interface Times {

    /** The first time after this one, when there is one. */
    Optional<Instant> next(Instant after);
}
