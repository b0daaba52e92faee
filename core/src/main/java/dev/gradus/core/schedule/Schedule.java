package dev.gradus.core.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A schedule. Immutable; it changes only by {@link ScheduleEvolution}.
 *
 * @param id unique in the installation
 * @param spec what it is
 * @param state where it is in its life
 * @param next the first of its times that has not passed; present exactly while it is ACTIVE
 * @param createdAt when it was stored
 * @param updatedAt when its last event happened
 */
public record Schedule(
        ScheduleId id,
        ScheduleSpec spec,
        ScheduleState state,
        @Nullable Instant next,
        Instant createdAt,
        Instant updatedAt) {
    public Schedule {
        requireNonNull(id, "id");
        requireNonNull(spec, "spec");
        requireNonNull(state, "state");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
        if ((state == ScheduleState.ACTIVE) != (next != null)) {
            throw new IllegalArgumentException(
                    "schedule %s is %s with its next time %s".formatted(spec.name(), state.word(), next));
        }
    }

    /** Whether a time of it has come. */
    public boolean isDue(Instant now) {
        return next != null && !next.isAfter(now);
    }

    /** Its name. */
    public String name() {
        return spec.name();
    }
}
