package dev.gradus.core.port;

import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Counts for operators. Read at each call; may lag behind by a moment. Thread safe. */
public interface Statistics {

    /** Tasks by state; states without a task are absent. */
    Map<TaskState, Long> tasks();

    /** Work steps by state; states without a step are absent. */
    Map<StepState, Long> steps();

    /** Every ended tool attempt that has both times: its tool, whether it completed, and how long it took. */
    List<ToolCallTime> toolCalls();

    /**
     * One group of ended tool attempts.
     *
     * @param tool the tool's name
     * @param completed whether they completed or failed
     * @param bucket the smallest of the histogram's bounds that is not less than the duration; negative for more than all
     * @param count how many
     * @param total the sum of their durations
     */
    record ToolCallTime(String tool, boolean completed, double bucket, long count, Duration total) {}
}
