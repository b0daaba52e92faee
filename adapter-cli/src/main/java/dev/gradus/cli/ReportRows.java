package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.grading.Cell;
import dev.gradus.core.grading.Evidence;
import dev.gradus.core.grading.PatchUse;
import dev.gradus.core.grading.TargetScore;
import dev.gradus.core.report.GradedCriterion;
import dev.gradus.core.report.GradingReport;
import dev.gradus.core.report.ReportStep;
import dev.gradus.core.report.ReportTarget;
import dev.gradus.core.report.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A report as rows. */
final class ReportRows {
    private ReportRows() {}

    /** One for each criterion on each target. */
    static List<Document> of(GradingReport report) {
        List<Document> rows = new ArrayList<>();
        for (ReportStep step : report.steps()) {
            GradedCriterion graded = step.graded();
            if (graded != null) {
                report.targets().forEach(target -> rows.add(row(step, graded, target)));
            }
        }
        return rows;
    }

    private static Document row(ReportStep step, GradedCriterion graded, ReportTarget target) {
        Cell cell = graded.cell(target);
        Document row = Document.emptyObject()
                .with("step_id", step.id())
                .with("criterion_id", graded.criterion().id())
                .with("counter", graded.criterion().counter())
                .with("score", graded.criterion().score())
                .with("required", graded.criterion().required())
                .with("gate", graded.gate().word())
                .with("target", target.key());
        if (cell == null) {
            return row.with("verdict", "not_run");
        }
        Document judged = row.with("verdict", cell.verdict().word())
                .with("reason", cell.reason())
                .with("passed", cell.passed())
                .with("judged", cell.judged())
                .with("output_bytes", cell.outputBytes());
        int last = cell.runs().size() - 1;
        return last < 0 ? judged : withEvidence(judged, cell.runs().get(last).evidence());
    }

    /** Of the last run; the JSON has that of all. */
    private static Document withEvidence(Document row, Evidence evidence) {
        String patches = evidence.patches().stream()
                .map(PatchUse::sha256)
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        return row.with("exit_code", evidence.exit().code())
                .with(
                        "image_id",
                        evidence.image() == null ? null : evidence.image().value())
                .with("patches", patches)
                .with("started_at", evidence.timing().startedAt())
                .with("took_ms", evidence.timing().took().toMillis());
    }

    /** The numbers of the steps that grade. */
    static List<Document> steps(GradingReport report) {
        return report.steps().stream()
                .filter(step -> step.graded() != null)
                .map(step -> Document.emptyObject().with("step_id", step.id()))
                .toList();
    }

    /** One for each target. */
    static List<Document> scores(GradingReport report) {
        return report.targets().stream().map(target -> score(report, target)).toList();
    }

    private static Document score(GradingReport report, ReportTarget target) {
        TargetScore detail = target.detail();
        return Document.emptyObject()
                .with("target", target.title())
                .with("points", Wording.share(detail.points(), target.score(), false))
                .with("points_without_infra", Wording.share(detail.points(), target.scoreWithoutInfra(), true))
                .with("criteria", Wording.share(detail.criteria(), target.passRate(), false))
                .with("criteria_without_infra", Wording.share(detail.criteria(), target.passRateWithoutInfra(), true))
                .with("required", Wording.required(report, target));
    }
}
