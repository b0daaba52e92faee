package dev.gradus.core.task;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.StandIn;

/**
 * The rules a task is run by.
 *
 * @param dispatch who makes its steps READY
 * @param onFailure what a step's failure means for it
 */
@StandIn("DEFAULT")
public record TaskRules(Dispatch dispatch, OnFailure onFailure) {
    /** The engine dispatches; a failure fails the task. */
    public static final TaskRules DEFAULT = new TaskRules(Dispatch.AUTO, OnFailure.FAIL);

    public TaskRules {
        requireNonNull(dispatch, "dispatch");
        requireNonNull(onFailure, "onFailure");
    }

    /** Whether nothing becomes READY by itself. */
    public boolean isManual() {
        return dispatch == Dispatch.MANUAL;
    }
}
