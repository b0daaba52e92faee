package dev.gradus.core.memory;

import dev.gradus.core.port.AwaitedStep;
import dev.gradus.core.port.PendingApprovals;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Steps that wait for a person, looked for among all tasks. */
final class InMemoryPendingApprovals implements PendingApprovals {
    private final SharedState state;

    InMemoryPendingApprovals(SharedState state) {
        this.state = state;
    }

    @Override
    public List<AwaitedStep> list(@Nullable StepId behind, int limit) {
        Comparator<Awaited> lastFirst =
                Comparator.comparingLong(found -> -found.step().id().value());
        return found(step -> behind == null || step.id().value() < behind.value(), lastFirst, limit);
    }

    @Override
    public List<AwaitedStep> expired(int limit) {
        Instant now = state.now();
        Comparator<Awaited> longestFirst = Comparator.comparing(
                found -> Objects.requireNonNullElse(found.step().progress().notBefore(), Instant.MAX));
        return found(step -> isOver(step, now), longestFirst, limit);
    }

    private static boolean isOver(Step step, Instant now) {
        Instant until = step.progress().notBefore();
        return until != null && !until.isAfter(now);
    }

    private List<AwaitedStep> found(Predicate<Step> condition, Comparator<Awaited> order, int limit) {
        return state.inTransaction(() -> state.tasks().newestFirst().stream()
                .flatMap(task -> task.all().stream()
                        .filter(step -> step.isAwaited() && condition.test(step))
                        .map(step -> new Awaited(new AwaitedStep(task.task().id(), step.id()), step)))
                .sorted(order)
                .limit(limit)
                .map(Awaited::where)
                .toList());
    }

    private record Awaited(AwaitedStep where, Step step) {}
}
