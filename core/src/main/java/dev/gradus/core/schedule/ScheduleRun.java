package dev.gradus.core.schedule;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a schedule, as it is kept.
 *
 * @param tick the time it is for
 * @param origin why it was asked for
 * @param outcome what has become of it
 * @param task its task, while there is one
 * @param state how that fares
 * @param reason why there will be none, when there will be none
 * @param at when this became so
 */
public record ScheduleRun(
        Instant tick,
        RunOrigin origin,
        RunOutcome outcome,
        @Nullable TaskId task,
        @Nullable TaskState state,
        @Nullable String reason,
        Instant at) {
    /** So long after its time, and after this became so, a run that is over is remembered. */
    public static final Duration KEPT = Duration.ofDays(400);

    public ScheduleRun {
        requireNonNull(tick, "tick");
        requireNonNull(origin, "origin");
        requireNonNull(outcome, "outcome");
        requireNonNull(at, "at");
    }
}
