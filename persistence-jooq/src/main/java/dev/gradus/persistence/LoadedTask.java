package dev.gradus.persistence;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.Task;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task as it stands in its rows.
 *
 * @param snapshot the task
 * @param readyAt since when its queued steps may be claimed; steps that are not in the queue are absent
 */
record LoadedTask(TaskSnapshot snapshot, Map<StepId, Instant> readyAt) {
    LoadedTask {
        requireNonNull(snapshot, "snapshot");
        readyAt = Map.copyOf(readyAt);
    }

    /** The same with more of its steps in the queue. */
    LoadedTask with(Map<StepId, Instant> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<StepId, Instant> all = new HashMap<>(readyAt);
        all.putAll(more);
        return new LoadedTask(snapshot, all);
    }

    /** Since when the step may be claimed, null when it is not in the queue. */
    @Nullable
    Instant readyAt(StepId step) {
        return readyAt.get(step);
    }

    /**
     * The place in the queue that the step has in a later snapshot of this task, null when none: the twin of {@code
     * ClaimRules.mayBeClaimed} but for the time. A step that stays in the queue keeps its place.
     */
    @Nullable
    Instant nextReadyAt(TaskSnapshot later, Step step, Instant now) {
        if (!isQueued(later.task(), step)) {
            return null;
        }
        Instant notBefore = step.progress().notBefore();
        Instant kept = readyAt.get(step.id());
        boolean stays = kept != null
                && snapshot.step(step.id())
                        .map(before -> before.progress().equals(step.progress()))
                        .orElse(false);
        if (stays) {
            return kept;
        }
        return notBefore != null && notBefore.isAfter(now) ? notBefore : now;
    }

    private static boolean isQueued(Task task, Step step) {
        return step.state() == StepState.READY
                && task.state().isUnderWay()
                && !task.progress().isHeld()
                && !step.spec().isExternal();
    }
}
