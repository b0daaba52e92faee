package dev.gradus.core.memory;

import dev.gradus.core.port.Statistics;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Numbers counted anew at each call. */
final class InMemoryStatistics implements Statistics {
    private final SharedState state;

    InMemoryStatistics(SharedState state) {
        this.state = state;
    }

    @Override
    public Map<TaskState, Long> tasks() {
        return counted(state.inTransaction(() -> state.tasks().newestFirst().stream()
                .map(snapshot -> snapshot.task().state())
                .toList()));
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

    private static <S> Map<S, Long> counted(Collection<S> states) {
        return states.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
