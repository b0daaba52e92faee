package dev.gradus.core.memory;

import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.AttemptEnd;
import dev.gradus.core.step.AttemptOutcome;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attempts that were followed by another. One that was given back unharmed leaves no trace. In transactions only. */
final class AttemptHistory {
    private final Map<StepId, List<Attempt>> earlier = new HashMap<>();

    void replace(@Nullable Step before, Step after) {
        Attempt old = before == null ? null : before.attempt();
        Attempt current = after.attempt();
        if (old != null && current != null && old.number() != current.number() && wasUsed(old)) {
            earlier.computeIfAbsent(after.id(), any -> new ArrayList<>()).add(old);
        }
    }

    void remove(StepId step) {
        earlier.remove(step);
    }

    /** Every attempt of the step, the current one last. */
    List<Attempt> of(Step step) {
        List<Attempt> all = new ArrayList<>(earlier.getOrDefault(step.id(), List.of()));
        Attempt current = step.attempt();
        if (current != null) {
            all.add(current);
        }
        return List.copyOf(all);
    }

    private static boolean wasUsed(Attempt attempt) {
        AttemptEnd end = attempt.end();
        return end != null && end.outcome() != AttemptOutcome.RELEASED;
    }
}
