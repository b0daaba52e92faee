package dev.gradus.cli;

import dev.gradus.core.api.FlowStatus;
import dev.gradus.core.port.Statistics;
import dev.gradus.core.port.Statistics.ToolCallTime;
import dev.gradus.core.task.TaskState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** taskonaut's metrics in Prometheus' text form. */
final class FlowMetrics {
    private static final double[] BOUNDS = {0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10};
    private static final double NANOS_PER_SECOND = 1e9;

    private final StringBuilder text = new StringBuilder();
    private final List<ToolCallTime> calls;

    private FlowMetrics(List<ToolCallTime> calls) {
        this.calls = calls;
    }

    static String text(Statistics statistics) {
        var metrics = new FlowMetrics(statistics.toolCalls());
        metrics.tasks(statistics.tasks());
        Set<String> tools = new TreeSet<>(Set.of("add", "echo"));
        metrics.calls.forEach(call -> tools.add(call.tool()));
        metrics.toolCalls(tools);
        metrics.durations(tools);
        return metrics.text.toString();
    }

    private void tasks(Map<TaskState, Long> states) {
        Map<FlowStatus, Long> counts = new EnumMap<>(FlowStatus.class);
        states.forEach((state, count) ->
                counts.merge(FlowStatus.ofTask(state, state == TaskState.WAITING, false), count, Long::sum));
        family("taskrunner_tasks_total", "counter", "Total tasks by status");
        for (FlowStatus status : FlowStatus.values()) {
            sample("taskrunner_tasks_total", "status=\"" + status + '"', counts.getOrDefault(status, 0L));
        }
    }

    private void toolCalls(Set<String> tools) {
        String name = "taskrunner_tool_calls_total";
        family(name, "counter", "Total tool calls by status and tool name");
        for (boolean completed : new boolean[] {true, false}) {
            tools.forEach(
                    tool -> sample(name, labels(tool, completed), count(tool, completed, Double.POSITIVE_INFINITY)));
        }
    }

    private void durations(Set<String> tools) {
        family("taskrunner_tool_call_duration_seconds", "histogram", "Tool call duration in seconds");
        for (boolean completed : new boolean[] {true, false}) {
            tools.forEach(tool -> histogram(tool, completed));
        }
    }

    private void histogram(String tool, boolean completed) {
        String name = "taskrunner_tool_call_duration_seconds";
        String labels = labels(tool, completed);
        for (double bound : BOUNDS) {
            sample(name + "_bucket", "le=\"" + bound + "\"," + labels, count(tool, completed, bound));
        }
        long all = count(tool, completed, Double.POSITIVE_INFINITY);
        sample(name + "_bucket", "le=\"+Inf\"," + labels, all);
        sample(name + "_count", labels, all);
        double seconds = calls.stream()
                .filter(call -> isOf(call, tool, completed))
                .mapToDouble(call -> call.total().toNanos() / NANOS_PER_SECOND)
                .sum();
        sample(name + "_sum", labels, seconds);
    }

    private long count(String tool, boolean completed, double atMost) {
        return calls.stream()
                .filter(call -> isOf(call, tool, completed))
                .filter(call -> (call.bucket() < 0 ? Double.POSITIVE_INFINITY : call.bucket()) <= atMost)
                .mapToLong(ToolCallTime::count)
                .sum();
    }

    private static boolean isOf(ToolCallTime call, String tool, boolean completed) {
        return call.tool().equals(tool) && call.completed() == completed;
    }

    private static String labels(String tool, boolean completed) {
        return "status=\"%s\",tool_name=\"%s\""
                .formatted(completed ? "COMPLETED" : "FAILED", tool.replaceAll("[\"\\\\\n]", "_"));
    }

    private void family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void sample(String name, String labels, double value) {
        text.append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }
}
