package dev.gradus.core.api;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Which runs of a schedule are to be made up for.
 *
 * @param from the first moment
 * @param to the first moment no longer meant; times that are still to come are left to the schedule
 * @param atOnce whether they all begin now; else one after the other
 * @param dryRun whether to say only which they would be
 */
public record Backfill(Instant from, Instant to, boolean atOnce, boolean dryRun) {
    public Backfill {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
    }

    /** One run after the other, from one moment to another. */
    public static Backfill inTurn(Instant from, Instant to) {
        return new Backfill(from, to, false, false);
    }
}
