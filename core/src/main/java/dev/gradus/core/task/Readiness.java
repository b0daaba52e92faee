package dev.gradus.core.task;

import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.When;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a step's needs let it run: the one place that reads {@code needs} and {@code when}.
 *
 * @param verdict what the needs say
 * @param open the needs that have not ended, in the order written
 * @param skip why it will never run, with verdict NEVER
 */
public record Readiness(
        Verdict verdict, List<StepKey> open, @Nullable SkipReason skip) {

    /** What the needs say. */
    public enum Verdict {
        /** Every need ended, in the step's favour. */
        SATISFIED,
        /** Some need has not ended. */
        OPEN,
        /** The step will not run in this round. */
        NEVER
    }

    /** What the needs of this step say at this moment. */
    public static Readiness of(Step step, TaskSnapshot snapshot) {
        List<Step> needs = step.spec().needs().stream().map(snapshot::require).toList();
        if (step.spec().policies().when() == When.SUCCESS) {
            for (Step need : needs) {
                if (need.countsAsFailed()) {
                    return new Readiness(Verdict.NEVER, List.of(), SkipReason.UPSTREAM_FAILED);
                }
                if (need.state() == StepState.SKIPPED || need.state() == StepState.CANCELLED) {
                    return new Readiness(Verdict.NEVER, List.of(), SkipReason.CONDITION);
                }
            }
        }
        List<StepKey> open = needs.stream()
                .filter(need -> !need.state().isTerminal())
                .map(Step::key)
                .toList();
        if (!open.isEmpty()) {
            return new Readiness(Verdict.OPEN, open, null);
        }
        boolean unwanted =
                step.spec().policies().when() == When.FAILURE && needs.stream().noneMatch(Step::countsAsFailed);
        return unwanted
                ? new Readiness(Verdict.NEVER, List.of(), SkipReason.CONDITION)
                : new Readiness(Verdict.SATISFIED, List.of(), null);
    }

    /** Whether the step may run as far as its needs go. */
    public boolean isSatisfied() {
        return verdict == Verdict.SATISFIED;
    }
}
