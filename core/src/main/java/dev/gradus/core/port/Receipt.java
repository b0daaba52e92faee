package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.failure.CoreException;
import org.jspecify.annotations.Nullable;

/**
 * What became of one delivery.
 *
 * @param fate in one word
 * @param refusal why it is not stored, with fates REFUSED and UNSTORED
 * @param next the step to go on with, already claimed, when the wish was granted
 */
public record Receipt(
        Fate fate,
        @Nullable CoreException refusal,
        @Nullable ClaimedStep next) {

    /** What can become of a delivery. */
    public enum Fate {
        /** It is stored. */
        STORED,
        /** The step is no longer held under the fence: nothing changed, and it must not be repeated. */
        FENCED,
        /** The store cannot keep what it holds: nothing changed. */
        REFUSED,
        /** The store could not be reached for it, or not be asked whether it is stored: it is given again. */
        UNSTORED
    }

    public Receipt {
        requireNonNull(fate, "fate");
    }

    /** Stored, and perhaps a step to go on with. */
    public static Receipt stored(@Nullable ClaimedStep next) {
        return new Receipt(Fate.STORED, null, next);
    }

    /** What a change by itself came to. */
    public static Receipt of(Change change) {
        return change.isRejected() ? new Receipt(Fate.FENCED, null, null) : stored(null);
    }

    /** Not stored yet. */
    public static Receipt unstored(CoreException why) {
        return new Receipt(Fate.UNSTORED, why, null);
    }

    /** Refused for this reason. */
    public static Receipt refused(CoreException why) {
        return new Receipt(Fate.REFUSED, why, null);
    }
}
