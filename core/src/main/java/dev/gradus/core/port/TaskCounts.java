package dev.gradus.core.port;

import dev.gradus.core.task.TaskState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many tasks there are, told apart by what any face tells them apart by.
 *
 * @param groups each combination of which there is a task, once
 */
public record TaskCounts(List<Group> groups) {
    public TaskCounts {
        groups = List.copyOf(groups);
    }

    /** Tasks by state; states without a task are absent. */
    public Map<TaskState, Long> byState() {
        Map<TaskState, Long> counts = new EnumMap<>(TaskState.class);
        groups.forEach(group -> counts.merge(group.state(), group.count(), Long::sum));
        return counts;
    }

    /**
     * Tasks that are alike.
     *
     * @param state where they are in their lives
     * @param observation whether a caller has yet to observe their last result
     * @param paused whether they are
     * @param count how many
     */
    public record Group(TaskState state, boolean observation, boolean paused, long count) {}
}
