package dev.gradus.http;

import dev.gradus.core.api.FlowMetrics;
import dev.gradus.core.api.MetricsWriter;
import dev.gradus.core.api.Operations;
import dev.gradus.core.port.Statistics;
import dev.gradus.core.port.TaskCounts;
import dev.gradus.core.port.WorkerSession;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskState;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Prometheus text: taskonaut's names, then the engine's own. Computed from the store at each call. */
final class MetricsText {
    private final Operations operations;
    private final EventFeed feed;

    MetricsText(Operations operations, EventFeed feed) {
        this.operations = operations;
        this.feed = feed;
    }

    String write() {
        Statistics statistics = operations.statistics();
        TaskCounts counts = statistics.tasks();
        var text = new MetricsWriter();
        FlowMetrics.write(text, counts, statistics);
        Map<TaskState, Long> tasks = counts.byState();
        text.family("gradus_tasks", "gauge", "Tasks by state");
        for (TaskState state : TaskState.values()) {
            text.sample("gradus_tasks", Map.of("state", word(state)), tasks.getOrDefault(state, 0L));
        }
        text.family("gradus_steps", "gauge", "Work steps by state");
        Map<StepState, Long> steps = statistics.steps();
        for (StepState state : StepState.values()) {
            text.sample("gradus_steps", Map.of("state", word(state)), steps.getOrDefault(state, 0L));
        }
        workers(text, operations.workers());
        process(text);
        return text.toString();
    }

    private static void workers(MetricsWriter text, List<WorkerSession> sessions) {
        Predicate<WorkerSession> executes =
                session -> session.live() && session.worker().slots() > 0;
        text.family("gradus_workers", "gauge", "Live workers");
        text.sample(
                "gradus_workers", Map.of(), sessions.stream().filter(executes).count());
        text.family("gradus_worker_slots", "gauge", "Slots of live workers");
        text.sample(
                "gradus_worker_slots",
                Map.of(),
                sessions.stream()
                        .filter(executes)
                        .mapToLong(session -> session.worker().slots())
                        .sum());
        text.family("gradus_steps_held", "gauge", "Steps held by live sessions");
        text.sample(
                "gradus_steps_held",
                Map.of(),
                sessions.stream()
                        .filter(WorkerSession::live)
                        .mapToLong(WorkerSession::holding)
                        .sum());
    }

    private void process(MetricsWriter text) {
        Runtime runtime = Runtime.getRuntime();
        text.family("gradus_event_clients", "gauge", "Clients of server-sent events");
        text.sample("gradus_event_clients", Map.of(), feed.size());
        text.family("jvm_memory_used_bytes", "gauge", "Heap in use");
        text.sample("jvm_memory_used_bytes", Map.of(), (double) runtime.totalMemory() - runtime.freeMemory());
        text.family("jvm_threads", "gauge", "Live threads");
        text.sample("jvm_threads", Map.of(), ManagementFactory.getThreadMXBean().getThreadCount());
        text.family("process_start_time_seconds", "gauge", "Start of the process");
        text.sample(
                "process_start_time_seconds",
                Map.of(),
                ManagementFactory.getRuntimeMXBean().getStartTime() / 1_000.0);
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
