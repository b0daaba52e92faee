package dev.gradus.core.report;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.grading.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * All that is known of a task's grading. It is the JSON of {@code /api/v1/tasks/{task}/report}.
 *
 * @param taskId the task
 * @param taskName its name
 * @param taskState its state, in lower case
 * @param gated whether criteria count only when golden passes and the original does not
 * @param compatible whether some criterion was judged by rules under which what is judged can forge markers
 * @param targets the columns: solutions by number, original, golden
 * @param steps the task's steps, in the order of their numbers; some of them are graded criteria
 */
public record GradingReport(
        long taskId,
        String taskName,
        String taskState,
        boolean gated,
        boolean compatible,
        List<ReportTarget> targets,
        List<ReportStep> steps) {
    public GradingReport {
        requireNonNull(taskName, "taskName");
        requireNonNull(taskState, "taskState");
        targets = List.copyOf(targets);
        steps = List.copyOf(steps);
    }

    /** What grading a whole task came to, worst first. */
    public enum Result {
        /** A solution is known not to pass a required criterion. */
        REQUIRED_FAILED,
        /** Something could not be judged because the machinery failed. */
        INFRA_ERROR,
        /** A criterion does not count: it does not hold on its baselines, or they have not been run. */
        RUBRIC_INVALID,
        /** None of these. */
        GRADED
    }

    /** What it came to. */
    public Result result() {
        if (solutions().stream().anyMatch(ReportTarget::failsRequired)) {
            return Result.REQUIRED_FAILED;
        } else if (targets.stream().anyMatch(target -> target.has(Verdict.INFRA_ERROR))) {
            return Result.INFRA_ERROR;
        }
        return criteria().stream().anyMatch(criterion -> criterion.note().isPresent())
                ? Result.RUBRIC_INVALID
                : Result.GRADED;
    }

    /** The columns of solutions. */
    public List<ReportTarget> solutions() {
        return targets.stream().filter(ReportTarget::isSolution).toList();
    }

    /** The criteria, in the order of their steps' numbers. */
    public List<GradedCriterion> criteria() {
        return steps.stream().map(ReportStep::graded).filter(Objects::nonNull).toList();
    }

    /** Sentences about the whole that a reader must not miss. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (compatible) {
            notes.add("Judged by the compatible rules: markers count as printed, and what is judged can print them.");
        }
        for (GradedCriterion criterion : criteria()) {
            criterion.note().ifPresent(notes::add);
        }
        return notes;
    }
}
