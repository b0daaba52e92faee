package dev.gradus.core.api;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.schedule.Missed;
import dev.gradus.core.schedule.Overlap;
import dev.gradus.core.schedule.ScheduleSpec;
import dev.gradus.core.schedule.ScheduledTask;
import dev.gradus.core.schedule.TickPolicy;
import dev.gradus.core.schedule.Timetable;
import dev.gradus.core.task.TaskSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as faces are told it: one of {@code cron, every, at}, and what it makes a task from. What is left out has a default.
 *
 * @param name its name; that of the definition by default
 * @param definition what its tasks are made from
 * @param cron five fields, or a word such as {@code @daily}
 * @param zone the time zone of cron; UTC by default
 * @param every an interval
 * @param from where intervals are counted from
 * @param at the one time
 * @param overlap when the run before has not ended
 * @param missed when nobody was there to keep a time
 * @param inputs values for the definition's inputs
 * @param localPath the folder to which the tasks' files are confined
 * @param sharedPath whether every worker sees that folder
 * @param labels free marks of its tasks
 */
public record ScheduleRequest(
        @Nullable String name,
        String definition,
        @Nullable String cron,
        @Nullable String zone,
        @Nullable Duration every,
        @Nullable Instant from,
        @Nullable Instant at,
        @Nullable Overlap overlap,
        @Nullable Missed missed,
        @Nullable Document inputs,
        @Nullable String localPath,
        @Nullable Boolean sharedPath,
        Map<String, String> labels) {
    public ScheduleRequest {
        labels = Map.copyOf(labels);
    }

    /** The schedule that is meant; INVALID_INPUT in one line when it cannot be. */
    public ScheduleSpec spec() {
        return spec(name == null ? definition : name);
    }

    /** The schedule that is meant under this name. */
    public ScheduleSpec spec(String called) {
        labels.keySet().stream()
                .filter(label -> label.startsWith(TaskSpec.RESERVED))
                .findFirst()
                .ifPresent(label -> {
                    throw refused("labels: expected names that do not begin with '%s', found '%s'"
                            .formatted(TaskSpec.RESERVED, label));
                });
        if (inputs != null && !inputs.isObject()) {
            throw refused("inputs: expected an object");
        }
        try {
            return new ScheduleSpec(
                    called, new Timetable(cron, zone, every, from, at), TickPolicy.of(overlap, missed), task(), false);
        } catch (IllegalArgumentException unfit) {
            throw refused(String.valueOf(unfit.getMessage()));
        }
    }

    private ScheduledTask task() {
        return new ScheduledTask(
                definition,
                inputs == null ? Document.emptyObject() : inputs,
                localPath,
                Boolean.TRUE.equals(sharedPath),
                labels);
    }

    private static CoreException refused(String message) {
        return new CoreException(ErrorCode.INVALID_INPUT, message);
    }
}
