package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.grading.Criterion;
import dev.gradus.core.grading.Markers;
import dev.gradus.core.grading.RubricFault;
import dev.gradus.core.grading.RubricReader;
import dev.gradus.core.grading.RubricReading;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gradus rubric check}. */
@Command(
        name = "check",
        description = {
            "Check rubrics, JSON or Markdown: every fault as file:line: CODE message. Needs no database.",
            "What is only a warning is said but does not fail the check."
        },
        footer = {"", "Example: gradus rubric check rubrics.json TASK_DATA.md"})
final class RubricCheckCommand extends Verb {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The rubrics; *.json is JSON, all else Markdown.")
    private List<String> files = List.of();

    RubricCheckCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute() {
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
