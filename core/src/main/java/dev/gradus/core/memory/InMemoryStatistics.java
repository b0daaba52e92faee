package dev.gradus.core.memory;

import dev.gradus.core.port.Statistics;
import dev.gradus.core.port.TaskCounts;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.Task;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Numbers counted anew at each call, without a tally. */
final class InMemoryStatistics implements Statistics {
    private final SharedState state;

    InMemoryStatistics(SharedState state) {
        this.state = state;
    }

    @Override
    public TaskCounts tasks() {
        Map<TaskCounts.Group, Long> counts = counted(state.inTransaction(() -> state.tasks().newestFirst().stream()
                .map(snapshot -> alike(snapshot.task()))
                .toList()));
        return new TaskCounts(counts.entrySet().stream()
                .map(entry -> new TaskCounts.Group(
                        entry.getKey().state(),
                        entry.getKey().observation(),
                        entry.getKey().paused(),
                        entry.getValue()))
                .toList());
    }

    private static TaskCounts.Group alike(Task task) {
        return new TaskCounts.Group(
                task.state(), task.progress().observation(), task.progress().paused(), 1);
    }

    @Override
    public Map<StepState, Long> steps() {
        return counted(state.inTransaction(() -> state.tasks().newestFirst().stream()
                .flatMap(snapshot -> snapshot.work().stream())
                .map(Step::state)
                .toList()));
    }

    @Override
    public List<ToolCallTime> toolCalls() {
        ToolCallTimes times = new ToolCallTimes();
        state.inTransaction(() -> {
            state.tasks().newestFirst().stream()
                    .flatMap(snapshot -> snapshot.all().stream())
                    .forEach(step -> times.add(step, state.tasks().attempts(step)));
            return times;
        });
        return times.all();
    }

    @Override
    public int tally(int blocks) {
        return 0;
    }

    private static <S> Map<S, Long> counted(Collection<S> states) {
        return states.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
