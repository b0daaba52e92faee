package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.report.GradingReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus grade}. */
@Command(
        name = "grade",
        description = {
            "Run a task that grades, golden and original included, and print its report.",
            "What is known and has not changed is not run again."
        },
        footer = {
            "",
            "Example: gradus grade examples/grading/task.yaml",
            "Exit codes: 0 graded, 16 a solution fails a required criterion, 11 something could not be judged,",
            "7 a criterion does not hold on golden and original."
        })
final class GradeCommand extends BackendVerb {
    @Parameters(paramLabel = "TASK|FILE", description = "A task's number, UUID or name, or a definition file.")
    private String word = "";

    @Mixin
    private TaskOptions options = new TaskOptions();

    @Mixin
    private GradingOptions grading = new GradingOptions();

    @Option(names = "--force", description = "Execute every step, even where nothing it depends on has changed.")
    private boolean force;

    @Option(names = "--no-gate", description = "Count criteria whatever golden and original say of them.")
    private boolean ungated;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
    private @Nullable String reason;

    GradeCommand(Session session) {
        super(session);
    }

    @Override
    boolean printsReports() {
        return true;
    }

    @Override
    ExitCode execute(Backend backend) {
        GradedTask graded = GradedTask.of(word, options, backend, this);
        Document task = graded.round(grading.asked().with("golden", true), force, reason);
        Document answer = graded.report(!ungated);
        GradingReport report = new ReportPrinter(printer(), session().options().output).print(answer);
        return GradedTask.codeOf(task, report);
    }
}
