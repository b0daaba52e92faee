package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.grading.Cell;
import dev.gradus.core.grading.Gate;
import dev.gradus.core.grading.Target;
import dev.gradus.core.grading.Verdict;
import dev.gradus.core.report.GradedCriterion;
import dev.gradus.core.report.GradingReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What the baselines of a grading say about its criteria. */
final class GateRows {
    private GateRows() {}

    /** One for each criterion. */
    static List<Document> of(GradingReport report) {
        List<Document> rows = new ArrayList<>();
        for (GradedCriterion graded : report.criteria()) {
            rows.add(Document.emptyObject()
                    .with("counter", graded.criterion().counter())
                    .with("criterion_id", graded.criterion().id())
                    .with("golden", verdict(graded, Target.GOLDEN))
                    .with("original", verdict(graded, Target.ORIGINAL))
                    .with("gate", graded.gate().word())
                    .with("reason", graded.gateReason()));
        }
        return rows;
    }

    /** Whether the gate holds for every criterion. */
    static ExitCode codeOf(GradingReport report) {
        Set<Gate> gates = report.criteria().stream().map(GradedCriterion::gate).collect(Collectors.toSet());
        if (gates.contains(Gate.BROKEN)) {
            return ExitCode.INVALID;
        }
        return gates.contains(Gate.UNPROVEN) ? ExitCode.INFRA : ExitCode.OK;
    }

    /** Whether golden passes every criterion. */
    static ExitCode codeOfGolden(GradingReport report) {
        List<Verdict> verdicts = report.criteria().stream()
                .map(graded -> graded.cells().get(Target.GOLDEN.key()))
                .filter(Objects::nonNull)
                .map(Cell::verdict)
                .toList();
        if (verdicts.stream().anyMatch(verdict -> verdict.isKnown() && verdict != Verdict.PASS)) {
            return ExitCode.INVALID;
        }
        return verdicts.size() == report.criteria().size() && verdicts.stream().allMatch(Verdict::isKnown)
                ? ExitCode.OK
                : ExitCode.INFRA;
    }

    private static String verdict(GradedCriterion graded, Target target) {
        Cell cell = graded.cells().get(target.key());
        return cell == null ? "not_run" : cell.verdict().word();
    }
}
