package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.report.GradingReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus task golden}. */
@Command(
        name = "golden",
        description = "Grade the golden reference alone, every criterion anew; the other verdicts stay as they are.",
        footer = {"", "Example: gradus task golden nightly"})
final class TaskGoldenCommand extends BackendVerb {
    @Parameters(paramLabel = "TASK", description = "Its number, UUID or name.")
    private String word = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
    private @Nullable String reason;

    TaskGoldenCommand(Session session) {
        super(session);
    }

    @Override
    boolean printsReports() {
        return true;
    }

    @Override
    ExitCode execute(Backend backend) {
        GradedTask graded = GradedTask.of(word, new TaskOptions(), backend, this);
        Document task = graded.gradingSteps(GradingOptions.only("golden"), reason);
        Document answer = graded.report(true);
        GradingReport report = new ReportPrinter(printer(), session().options().output).print(answer);
        ExitCode code = GateRows.codeOfGolden(report);
        return code == ExitCode.OK ? Run.exitCode(task) : code;
    }
}
