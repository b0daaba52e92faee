package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.step.Step;
import dev.gradus.core.task.TaskId;
import java.time.Instant;

/**
 * A step that is an entry of the ledger.
 *
 * @param task the task it belongs to
 * @param runId the name of that task when the step was stored
 * @param at the moment by which the ledger is ordered
 * @param step as it is now
 */
public record RecordedStep(TaskId task, String runId, Instant at, Step step) {
    public RecordedStep {
        requireNonNull(task, "task");
        requireNonNull(runId, "runId");
        requireNonNull(at, "at");
        requireNonNull(step, "step");
    }
}
