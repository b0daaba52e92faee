package dev.gradus.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an action on a task is told.
 *
 * @param steps the keys of the chosen steps; empty means all that the action is about
 * @param downstream whether what follows them is chosen too
 * @param maxSteps how often a run advances at most
 * @param reason the giver's own words
 */
public record ActionDetails(
        List<String> steps,
        boolean downstream,
        int maxSteps,
        @Nullable String reason) {
    /** As often as taskonaut's own default. */
    static final int DEFAULT_MAX_STEPS = 12;

    public ActionDetails {
        steps = List.copyOf(steps);
    }

    static ActionDetails because(@Nullable String reason) {
        return new ActionDetails(List.of(), true, DEFAULT_MAX_STEPS, reason);
    }

    static ActionDetails of(List<String> steps, boolean downstream, @Nullable String reason) {
        return new ActionDetails(steps, downstream, DEFAULT_MAX_STEPS, reason);
    }

    static ActionDetails atMost(int maxSteps) {
        return new ActionDetails(List.of(), true, maxSteps, null);
    }
}
