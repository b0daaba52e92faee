package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an action on a task is told.
 *
 * @param steps the keys of the chosen steps; empty means all that the action is about
 * @param downstream whether what follows them is chosen too
 * @param force whether they are executed even where an earlier success could stand in
 * @param asked what is asked of their executions beside their settings
 * @param maxSteps how often a run advances at most
 * @param target where the task is to go
 * @param reason the giver's own words
 */
public record ActionDetails(
        List<String> steps,
        boolean downstream,
        boolean force,
        Document asked,
        int maxSteps,
        Target target,
        @Nullable String reason) {
    /** As often as taskonaut's own default. */
    static final int DEFAULT_MAX_STEPS = 12;

    public ActionDetails {
        steps = List.copyOf(steps);
    }

    /**
     * Where a task is to go.
     *
     * @param host the machine; that of the process which moves it by default
     * @param anywhere to every machine instead
     */
    public record Target(@Nullable String host, boolean anywhere) {
        /** To the machine of the process which moves it. */
        static final Target HERE = new Target(null, false);
    }

    static ActionDetails because(@Nullable String reason) {
        return of(List.of(), true, reason);
    }

    static ActionDetails of(List<String> steps, boolean downstream, @Nullable String reason) {
        return new ActionDetails(
                steps, downstream, false, Document.emptyObject(), DEFAULT_MAX_STEPS, Target.HERE, reason);
    }

    /** The same, executed even where an earlier success could stand in. */
    ActionDetails forced(boolean forced) {
        return new ActionDetails(steps, downstream, forced, asked, maxSteps, target, reason);
    }

    /** The same, with this asked of the executions. */
    ActionDetails asking(Document wish) {
        return new ActionDetails(steps, downstream, force, wish, maxSteps, target, reason);
    }

    static ActionDetails atMost(int maxSteps, @Nullable String reason) {
        return new ActionDetails(List.of(), true, false, Document.emptyObject(), maxSteps, Target.HERE, reason);
    }

    static ActionDetails to(Target target, @Nullable String reason) {
        return new ActionDetails(List.of(), true, false, Document.emptyObject(), DEFAULT_MAX_STEPS, target, reason);
    }
}
