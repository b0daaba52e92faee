package dev.gradus.http;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.Pins;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of an action; every member has a default. */
record ActionBody(
        @Nullable String reason,
        @Nullable String note,
        @Nullable Integer maxSteps,
        Set<StepKey> steps,
        @Nullable Boolean downstream,
        @Nullable String host,
        @Nullable Boolean anywhere,
        @Nullable Boolean force,
        @Nullable Document asked) {
    private static final int DEFAULT_MAX_STEPS = 12;
    private static final int MOST_STEPS = 1_000;

    ActionBody {
        if (maxSteps != null && (maxSteps < 1 || maxSteps > MOST_STEPS)) {
            throw new IllegalArgumentException("'max_steps' must be 1 to " + MOST_STEPS + ", was " + maxSteps);
        }
        if (host != null && Boolean.TRUE.equals(anywhere)) {
            throw new IllegalArgumentException("give either 'host' or 'anywhere', not both");
        }
        if (host != null && (host.isBlank() || host.length() > 200)) {
            throw new IllegalArgumentException("'host' has 1 to 200 characters");
        }
        if (asked != null && !asked.isObject()) {
            throw new IllegalArgumentException("'asked' is an object, found " + asked);
        }
        if (reason != null && reason.length() > 2_000) {
            throw new IllegalArgumentException("'reason' has at most 2000 characters");
        }
    }

    /** Where the task is to go: to a machine, this one by default, or wherever there is a worker. */
    Pins pins(String here) {
        if (Boolean.TRUE.equals(anywhere)) {
            return Pins.NONE;
        }
        return Pins.toHost(host == null ? here : host);
    }

    int mostSteps() {
        return maxSteps == null ? DEFAULT_MAX_STEPS : maxSteps;
    }

    boolean forced() {
        return force != null && force;
    }

    /** What is asked of executions; empty for nothing. */
    Document wish() {
        return asked == null ? Document.emptyObject() : asked;
    }

    boolean withDownstream() {
        return downstream == null || downstream;
    }
}
