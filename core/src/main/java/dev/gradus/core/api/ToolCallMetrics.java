package dev.gradus.core.api;

import dev.gradus.core.port.Statistics;
import dev.gradus.core.port.Statistics.ToolCallTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** taskonaut's two families about tool calls, each complete for the tools it knew. */
final class ToolCallMetrics {
    private static final String COUNT = "taskrunner_tool_calls_total";
    private static final String DURATION = "taskrunner_tool_call_duration_seconds";

    private final List<ToolCallTime> calls;
    private final Set<String> tools = new TreeSet<>(Set.of("add", "echo"));

    ToolCallMetrics(List<ToolCallTime> calls) {
        this.calls = List.copyOf(calls);
        calls.forEach(call -> tools.add(call.tool()));
    }

    void write(MetricsWriter text) {
        text.family(COUNT, "counter", "Total tool calls by status and tool name");
        for (boolean completed : new boolean[] {true, false}) {
            for (String tool : tools) {
                text.sample(COUNT, labels(tool, completed), count(tool, completed, Double.POSITIVE_INFINITY));
            }
        }
        text.family(DURATION, "histogram", "Tool call duration in seconds");
        for (boolean completed : new boolean[] {true, false}) {
            for (String tool : tools) {
                histogram(text, tool, completed);
            }
        }
    }

    private void histogram(MetricsWriter text, String tool, boolean completed) {
        Map<String, String> labels = labels(tool, completed);
        for (double bound : Statistics.BOUNDS) {
            text.sample(DURATION + "_bucket", with(labels, MetricsWriter.number(bound)), count(tool, completed, bound));
        }
        long all = count(tool, completed, Double.POSITIVE_INFINITY);
        text.sample(DURATION + "_bucket", with(labels, "+Inf"), all);
        text.sample(DURATION + "_count", labels, all);
        text.sample(
                DURATION + "_sum",
                labels,
                calls.stream()
                        .filter(call -> call.tool().equals(tool) && call.completed() == completed)
                        .mapToDouble(call -> call.total().toNanos() / 1e9)
                        .sum());
    }

    private long count(String tool, boolean completed, double atMost) {
        return calls.stream()
                .filter(call -> call.tool().equals(tool) && call.completed() == completed)
                .filter(call -> (call.bucket() < 0 ? Double.POSITIVE_INFINITY : call.bucket()) <= atMost)
                .mapToLong(ToolCallTime::count)
                .sum();
    }

    private static Map<String, String> labels(String tool, boolean completed) {
        return Map.of("status", completed ? "COMPLETED" : "FAILED", "tool_name", tool);
    }

    private static Map<String, String> with(Map<String, String> labels, String bound) {
        return Map.of(
                "status",
                labels.getOrDefault("status", ""),
                "tool_name",
                labels.getOrDefault("tool_name", ""),
                "le",
                bound);
    }
}
