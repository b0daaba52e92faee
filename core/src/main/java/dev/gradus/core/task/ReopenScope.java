package dev.gradus.core.task;

import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Which steps a reopening opens: chosen ones, or all that failed; with or without what follows them. */
final class ReopenScope {
    private ReopenScope() {}

    static Set<StepKey> of(TaskSnapshot snapshot, TaskCommand.Reopen command) {
        if (command.steps().isEmpty()) {
            return failed(snapshot);
        }
        return command.downstream()
                ? snapshot.withDownstream(command.steps())
                : keys(snapshot, step -> command.steps().contains(step.key()));
    }

    /** What failed, was cancelled or is blocked, what was skipped because of it, and all that follows any of these. */
    private static Set<StepKey> failed(TaskSnapshot snapshot) {
        return snapshot.withDownstream(keys(
                snapshot,
                step -> step.countsAsFailed()
                        || step.state() == StepState.CANCELLED
                        || step.state() == StepState.BLOCKED));
    }

    private static Set<StepKey> keys(TaskSnapshot snapshot, Predicate<Step> condition) {
        Set<StepKey> keys = new LinkedHashSet<>();
        for (Step step : snapshot.all()) {
            if (condition.test(step)) {
                keys.add(step.key());
            }
        }
        return keys;
    }
}
