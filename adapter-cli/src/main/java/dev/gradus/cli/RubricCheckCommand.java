package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.grading.Criterion;
import dev.gradus.core.grading.Markers;
import dev.gradus.core.grading.RubricFault;
import dev.gradus.core.grading.RubricReader;
import dev.gradus.core.grading.RubricReading;
import dev.gradus.core.report.GradingReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code gradus rubric check}. */
@Command(
        name = "check",
        description = {
            "Check rubrics, JSON or Markdown: every fault as file:line: CODE message. Needs no database.",
            "What is only a warning is said but does not fail the check. With --task, run golden and the original",
            "of a task that grades, and no solution: golden has to pass each criterion and the original must not."
        },
        footer = {
            "",
            "Example: gradus rubric check rubrics.json TASK_DATA.md",
            "Example: gradus rubric check --task examples/grading/task.yaml"
        })
final class RubricCheckCommand extends Verb {
    @Parameters(paramLabel = "FILE", arity = "0..*", description = "The rubrics; *.json is JSON, all else Markdown.")
    private List<String> files = List.of();

    @Option(
            names = "--task",
            paramLabel = "TASK|FILE",
            description = "Run the gate of this task, or of a new one from this definition file.")
    private @Nullable String task;

    @Option(names = "--force", description = "Run golden and original anew even if nothing has changed.")
    private boolean force;

    RubricCheckCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute() {
        if (files.isEmpty() && task == null) {
            throw new ParameterException(spec().commandLine(), "which rubric? FILE or --task TASK");
        }
        ExitCode code = files.isEmpty() ? ExitCode.OK : texts();
        return task == null || code != ExitCode.OK ? code : gate(task);
    }

    private ExitCode gate(String word) {
        try (Backend backend = session().platform().connect(session().options())) {
            GradedTask graded = GradedTask.of(word, new TaskOptions(), backend, this);
            Document ended = graded.round(GradingOptions.only("both"), force, null);
            GradingReport report = GradedTask.report(graded.report(true));
            printer().list(GateRows.of(report), Listing.GATES);
            ExitCode code = GateRows.codeOf(report);
            return code == ExitCode.OK ? Run.exitCode(ended) : code;
        }
    }

    private ExitCode texts() {
        List<RubricReading> readings = files.stream().map(this::read).toList();
        List<RubricFault> faults = new ArrayList<>();
        readings.forEach(reading -> faults.addAll(reading.faults()));
        if (printer().isForPeople()) {
            faults.forEach(fault -> printer().line(Cells.oneLine(shown(fault))));
        } else {
            printer().list(faults.stream().map(Document::ofRecord).toList(), Listing.RUBRIC_FAULTS);
        }
        readings.stream().filter(reading -> reading.errors().isEmpty()).forEach(this::praise);
        return readings.stream().allMatch(reading -> reading.errors().isEmpty()) ? ExitCode.OK : ExitCode.INVALID;
    }

    private RubricReading read(String file) {
        DefinitionText text = DefinitionFiles.read(file, session().platform().terminal());
        return RubricReader.read(text.name(), text.text(), Markers.DEFAULT);
    }

    private static String shown(RubricFault fault) {
        return fault + (fault.code().isError() ? "" : " (warning)");
    }

    private void praise(RubricReading reading) {
        int points = reading.criteria().stream().mapToInt(Criterion::score).sum();
        long required = reading.criteria().stream().filter(Criterion::required).count();
        say("%s is valid: %d criteria, %d of them required, %d points"
                .formatted(reading.file(), reading.criteria().size(), required, points));
    }
}
