package dev.gradus.core.port;

import dev.gradus.core.step.StepState;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Counts for operators. What is young is counted at each call. Of what is old a store may keep a {@link #tally}, so that the
 * answer costs the same however much has ended; such counts lag behind, by a minute or so while something old is open, by an
 * hour when what had ended is opened again or deleted. Thread safe.
 */
public interface Statistics {
    /** The bounds of the histogram of tool calls, in seconds; the last group has none. */
    List<Double> BOUNDS = List.of(0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0);

    /** Tasks, by what faces tell them apart by. */
    TaskCounts tasks();

    /** Work steps by state; states without a step are absent. */
    Map<StepState, Long> steps();

    /** Every ended tool attempt that has both times: its tool, whether it completed, and how long it took. */
    List<ToolCallTime> toolCalls();

    /**
     * Brings the tally up to date, a little at a time: whoever runs the installation calls this now and then. Concurrent
     * calls count different blocks.
     *
     * @param blocks the largest number of blocks to count
     * @return how many were counted; 0 when none is due, and from a store that keeps no tally
     */
    int tally(int blocks);

    /**
     * One group of ended tool attempts.
     *
     * @param tool the tool's name
     * @param completed whether they completed or failed
     * @param bucket the smallest of the {@link #BOUNDS} that is not less than the duration; negative for more than all
     * @param count how many
     * @param total the sum of their durations
     */
    record ToolCallTime(String tool, boolean completed, double bucket, long count, Duration total) {}
}
