package dev.gradus.core.schedule;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a time that cannot be kept as it comes.
 *
 * @param overlap when the run before has not ended
 * @param missed when nobody was there to keep it
 */
public record TickPolicy(Overlap overlap, Missed missed) {
    /** A time is passed over while the run before it goes on; of missed ones the last is made up for. */
    public static final TickPolicy DEFAULT = new TickPolicy(Overlap.SKIP, Missed.LATEST);

    public TickPolicy {
        requireNonNull(overlap, "overlap");
        requireNonNull(missed, "missed");
    }

    /** The policy for these words; what makes up for everything waits in turn unless told otherwise. */
    public static TickPolicy of(@Nullable Overlap overlap, @Nullable Missed missed) {
        Missed late = missed == null ? DEFAULT.missed : missed;
        Overlap usual = late == Missed.ALL ? Overlap.QUEUE : DEFAULT.overlap;
        return new TickPolicy(overlap == null ? usual : overlap, late);
    }
}
