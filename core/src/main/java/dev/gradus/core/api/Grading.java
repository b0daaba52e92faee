package dev.gradus.core.api;

import dev.gradus.core.report.GradingReport;
import dev.gradus.core.task.TaskId;

/** What grading has come to. Thread safe. */
public interface Grading {

    /**
     * The report of a task as it is now; a task that grades nothing has one without criteria.
     *
     * @param gated whether criteria count only when golden passes and the original does not
     * @throws dev.gradus.core.failure.CoreException NOT_FOUND
     */
    GradingReport report(TaskId task, boolean gated);
}
