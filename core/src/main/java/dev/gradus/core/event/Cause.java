package dev.gradus.core.event;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Why a command was given: who gave it, under which request, with which reason.
 *
 * @param actor who
 * @param requestId the request that carried the command, when there was one
 * @param reason the giver's own words, when given
 */
public record Cause(
        Actor actor, @Nullable String requestId, @Nullable String reason) {
    public Cause {
        requireNonNull(actor, "actor");
    }

    /** A cause with nothing but an actor. */
    public static Cause of(Actor actor) {
        return new Cause(actor, null, null);
    }

    /** The same cause with a reason. */
    public Cause because(@Nullable String why) {
        return new Cause(actor, requestId, why);
    }
}
