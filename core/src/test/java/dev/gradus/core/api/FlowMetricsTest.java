package dev.gradus.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.port.Statistics;
import dev.gradus.core.port.TaskCounts;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowMetricsTest {
    private static final TaskCounts TASKS = new TaskCounts(List.of(
            new TaskCounts.Group(TaskState.WAITING, true, false, 2),
            new TaskCounts.Group(TaskState.WAITING, false, false, 3),
            new TaskCounts.Group(TaskState.WAITING, true, true, 4),
            new TaskCounts.Group(TaskState.PLANNED, false, true, 5),
            new TaskCounts.Group(TaskState.PENDING, false, false, 6),
            new TaskCounts.Group(TaskState.CANCELLED, false, true, 7)));

    @Test
    void everyTaskShouldBeCountedUnderTheWordItIsShownBy() {
        assertThat(FlowMetrics.byStatus(TASKS))
                .isEqualTo(Map.of(
                        FlowStatus.WAITING_OBSERVATION, 2L,
                        FlowStatus.RUNNING, 3L + 4L + 5L,
                        FlowStatus.PLANNED, 6L,
                        FlowStatus.FAILED, 7L));
    }

    @Test
    void everyStatusAndToolShouldBeThere() {
        String text = FlowMetrics.text(new Numbers(List.of(
                new Statistics.ToolCallTime("add", true, 0.05, 2, Duration.ofMillis(60)),
                new Statistics.ToolCallTime("add", true, -1, 1, Duration.ofSeconds(20)))));

        assertThat(text)
                .contains("taskrunner_tasks_total{status=\"WAITING_OBSERVATION\"} 2.0\n")
                .contains("taskrunner_tasks_total{status=\"COMPLETED\"} 0.0\n")
                .contains("taskrunner_tool_calls_total{status=\"COMPLETED\",tool_name=\"add\"} 3.0\n")
                .contains("taskrunner_tool_calls_total{status=\"FAILED\",tool_name=\"echo\"} 0.0\n")
                .contains("_bucket{le=\"0.01\",status=\"COMPLETED\",tool_name=\"add\"} 0.0\n")
                .contains("_bucket{le=\"10.0\",status=\"COMPLETED\",tool_name=\"add\"} 2.0\n")
                .contains("_bucket{le=\"+Inf\",status=\"COMPLETED\",tool_name=\"add\"} 3.0\n")
                .contains("_sum{status=\"COMPLETED\",tool_name=\"add\"} 20.06\n");
    }

    private record Numbers(List<ToolCallTime> toolCalls) implements Statistics {
        @Override
        public TaskCounts tasks() {
            return TASKS;
        }

        @Override
        public Map<StepState, Long> steps() {
            return Map.of();
        }

        @Override
        public int tally(int blocks) {
            return 0;
        }
    }
}
