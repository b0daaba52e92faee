package dev.gradus.core.engine;

import dev.gradus.core.api.Grading;
import dev.gradus.core.report.GradingReport;
import dev.gradus.core.report.ReportBuilder;
import dev.gradus.core.task.TaskId;

/** Reports are made from tasks as they are stored; nothing else is kept. */
final class GradingService implements Grading {
    private final TaskWatch watch;

    GradingService(TaskWatch watch) {
        this.watch = watch;
    }

    @Override
    public GradingReport report(TaskId task, boolean gated) {
        return ReportBuilder.of(watch.require(task), gated);
    }
}
