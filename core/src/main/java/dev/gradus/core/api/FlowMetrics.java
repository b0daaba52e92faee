package dev.gradus.core.api;

import dev.gradus.core.port.Statistics;
import dev.gradus.core.port.TaskCounts;
import java.util.EnumMap;
import java.util.Map;

/** taskonaut's metrics under its names: what {@code GET /metrics} begins with and {@code metrics dump} prints. */
public final class FlowMetrics {
    private static final String TASKS = "taskrunner_tasks_total";

    private FlowMetrics() {}

    /** All of them, and nothing else. */
    public static String text(Statistics statistics) {
        var text = new MetricsWriter();
        write(text, statistics.tasks(), statistics);
        return text.toString();
    }

    /** Writes them, with tasks that were counted already. */
    public static void write(MetricsWriter text, TaskCounts tasks, Statistics statistics) {
        Map<FlowStatus, Long> counts = byStatus(tasks);
        text.family(TASKS, "counter", "Total tasks by status");
        for (FlowStatus status : FlowStatus.values()) {
            text.sample(TASKS, Map.of("status", status.name()), counts.getOrDefault(status, 0L));
        }
        new ToolCallMetrics(statistics.toolCalls()).write(text);
    }

    /** Each task under the word that {@code GET /tasks} shows for it. */
    static Map<FlowStatus, Long> byStatus(TaskCounts tasks) {
        Map<FlowStatus, Long> counts = new EnumMap<>(FlowStatus.class);
        for (TaskCounts.Group group : tasks.groups()) {
            FlowStatus status = FlowStatus.ofTask(group.state(), group.observation(), group.paused());
            counts.merge(status, group.count(), Long::sum);
        }
        return counts;
    }
}
