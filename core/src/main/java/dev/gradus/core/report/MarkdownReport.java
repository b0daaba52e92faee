package dev.gradus.core.report;

import dev.gradus.core.grading.Cell;
import dev.gradus.core.grading.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Writes a report as Markdown: scores, matrix, and the reason of each verdict that is no pass. */
final class MarkdownReport {
    private static final String SPECIAL = "\\`*_{}[]()<>#+-.!|~&";

    private final GradingReport report;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(GradingReport report) {
        this.report = report;
    }

    static String write(GradingReport report) {
        return new MarkdownReport(report).write();
    }

    private String write() {
        line("# Grading of task %d: %s".formatted(report.taskId(), escaped(report.taskName())));
        report.notes().forEach(note -> line("\n> " + escaped(note)));
        scores();
        matrix();
        reasons();
        return text.toString();
    }

    private void scores() {
        line("\n## Scores\n");
        row(List.of("", "Points", "Without INFRA_ERROR", "Criteria", "Without INFRA_ERROR", "Required"));
        rule(6);
        for (ReportTarget target : report.targets()) {
            row(List.of(
                    target.title(),
                    Wording.share(target.detail().points(), target.score(), false),
                    Wording.share(target.detail().points(), target.scoreWithoutInfra(), true),
                    Wording.share(target.detail().criteria(), target.passRate(), false),
                    Wording.share(target.detail().criteria(), target.passRateWithoutInfra(), true),
                    Wording.required(report, target)));
        }
    }

    private void matrix() {
        line("\n## Criteria\n");
        List<String> head = new ArrayList<>(List.of("#", "Criterion", "Score", "Required"));
        report.targets().forEach(target -> head.add(target.symbol()));
        row(head);
        rule(head.size());
        for (GradedCriterion graded : report.criteria()) {
            List<String> cells = new ArrayList<>(List.of(
                    Integer.toString(graded.criterion().counter()),
                    graded.criterion().id(),
                    Integer.toString(graded.criterion().score()),
                    graded.criterion().required() ? "yes" : "no"));
            report.targets().forEach(target -> cells.add(Wording.verdict(graded.cell(target))));
            row(cells);
        }
    }

    private void reasons() {
        line("\n## What did not pass\n");
        for (GradedCriterion graded : report.criteria()) {
            for (ReportTarget target : report.targets()) {
                Cell cell = graded.cell(target);
                if (cell != null && cell.verdict() != Verdict.PASS) {
                    line("- %d, %s: %s"
                            .formatted(
                                    graded.criterion().counter(),
                                    target.title(),
                                    escaped(cell.verdict() + ", " + cell.reason())));
                }
            }
        }
    }

    private void row(List<String> cells) {
        text.append('|');
        cells.forEach(cell -> text.append(' ').append(escaped(cell)).append(" |"));
        text.append('\n');
    }

    private void rule(int columns) {
        line("|" + " --- |".repeat(columns));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    /** As plain text on one line, whatever it holds. */
    private static String escaped(String raw) {
        var escaped = new StringBuilder();
        raw.codePoints().forEach(point -> {
            if (point < 0x20 || point == 0x7F) {
                escaped.append(' ');
            } else if (point == '<' || point == '&') {
                escaped.append(point == '<' ? "&lt;" : "&amp;");
            } else {
                escaped.append(SPECIAL.indexOf(point) >= 0 ? "\\" : "").appendCodePoint(point);
            }
        });
        return escaped.toString();
    }
}
