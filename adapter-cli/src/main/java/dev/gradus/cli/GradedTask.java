package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.report.GradingReport;
import dev.gradus.core.report.ReportStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task that grades, while a command has it graded. */
final class GradedTask {
    private final Backend backend;
    private final Verb verb;
    private final String id;

    private GradedTask(Backend backend, Verb verb, String id) {
        this.backend = backend;
        this.verb = verb;
        this.id = id;
    }

    /** The task of that name, or a new one when the word is a definition file. */
    static GradedTask of(String word, TaskOptions options, Backend backend, Verb verb) {
        if (!DefinitionFiles.isFile(word)) {
            return new GradedTask(backend, verb, Cells.text(backend.tasks().get(word), "id"));
        }
        // Manual, so that nothing of it runs before it is asked to grade.
        TaskOrder order = options.order(word, true, verb.session().platform().terminal());
        Document task = backend.tasks().create(order).task();
        verb.say("task " + Cells.text(task, "id") + " " + Cells.text(task, "name"));
        return new GradedTask(backend, verb, Cells.text(task, "id"));
    }

    /** Runs a round over the whole task, or has the one under way grade as asked; the task as it then is. */
    Document round(Document asked, boolean forced, @Nullable String why) {
        var order = new RoundOrder(List.of(), forced, asked, 1, why);
        order.begin(id, Run.isOver(backend.tasks().get(id)), backend);
        return order.seenThrough(id, backend, verb);
    }

    /** Runs the steps alone that grade; the task as it then is. */
    Document gradingSteps(Document asked, @Nullable String why) {
        List<String> keys = report(report(false)).steps().stream()
                .filter(step -> step.graded() != null)
                .map(ReportStep::key)
                .toList();
        var order = new RoundOrder(keys, true, asked, 1, why);
        order.begin(id, true, backend);
        return order.seenThrough(id, backend, verb);
    }

    /**
     * What grading has come to.
     *
     * @throws CoreException CONFLICT when the task grades nothing
     */
    Document report(boolean gated) {
        Document answer = backend.tasks().report(id, gated);
        if (report(answer).criteria().isEmpty()) {
            throw new CoreException(
                    ErrorCode.CONFLICT,
                    "task %s has no step that grades: rubric_set makes them when it runs".formatted(id));
        }
        return answer;
    }

    /** The grading of a report. */
    static GradingReport report(Document answer) {
        return answer.member("grading").orElseThrow().as(GradingReport.class);
    }

    /** What a command ends with that had a task graded. */
    static ExitCode codeOf(Document task, GradingReport report) {
        if (!Run.isOver(task)) {
            return Run.exitCode(task);
        }
        return switch (report.result()) {
            case REQUIRED_FAILED -> ExitCode.REQUIRED_FAILED;
            case INFRA_ERROR -> ExitCode.INFRA;
            case RUBRIC_INVALID -> ExitCode.INVALID;
            case GRADED -> Run.exitCode(task);
        };
    }
}
