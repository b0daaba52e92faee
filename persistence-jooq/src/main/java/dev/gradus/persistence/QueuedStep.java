package dev.gradus.persistence;

import dev.gradus.core.step.Step;
import dev.gradus.core.task.Placement;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step with what its row adds to it.
 *
 * @param step the step
 * @param openNeeds how many of its needs have not ended
 * @param readyAt since when it may be claimed, null when it is not in the queue
 * @param demands what a session must offer to have it
 * @param neededBy the keys of the steps that need it
 */
record QueuedStep(
        Step step, int openNeeds, @Nullable Instant readyAt, Map<String, String> demands, List<String> neededBy) {
    QueuedStep {
        demands = Map.copyOf(demands);
        neededBy = List.copyOf(neededBy);
    }

    /** Whether it could begin but for what has to admit it. */
    boolean waitsForAdmission() {
        return readyAt != null && !step.spec().gates().areOpen();
    }

    /** Its place among the steps that need not be admitted. */
    @Nullable
    Instant placeInQueue() {
        return step.spec().gates().areOpen() ? readyAt : null;
    }

    /** The same place of another step that is as far as this one. */
    QueuedStep of(Step like) {
        return new QueuedStep(like, openNeeds, readyAt, demands, neededBy);
    }

    static QueuedStep of(TaskSnapshot snapshot, Step step, @Nullable Instant readyAt, List<String> neededBy) {
        int open = (int) step.spec().needs().stream()
                .filter(need -> !snapshot.require(need).state().isTerminal())
                .count();
        return new QueuedStep(step, open, readyAt, Placement.demands(snapshot.task(), step), neededBy);
    }
}
