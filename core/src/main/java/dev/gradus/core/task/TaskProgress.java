package dev.gradus.core.task;

import dev.gradus.core.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * How far a task has come.
 *
 * @param round passes over its steps that have begun, from 0
 * @param paused while set, running attempts finish and nothing new is claimed
 * @param enabled while unset, likewise; task-sync's {@code active} and {@code inactive}
 * @param observation whether a caller has yet to observe the last result
 * @param failure why it failed
 */
public record TaskProgress(
        int round,
        boolean paused,
        boolean enabled,
        boolean observation,
        @Nullable Failure failure) {
    /** The beginning. */
    public static final TaskProgress NONE = new TaskProgress(0, false, true, false, null);

    /** Whether nothing new may be claimed whatever the task's state. */
    public boolean isHeld() {
        return paused || !enabled;
    }
}
