package dev.gradus.core.report;

import static dev.gradus.core.report.Markup.escaped;

import dev.gradus.core.container.ImageId;
import dev.gradus.core.grading.Cell;
import dev.gradus.core.grading.Evidence;
import dev.gradus.core.grading.ExitFacts;
import dev.gradus.core.grading.GradingRun;
import dev.gradus.core.grading.PatchUse;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes a report as one HTML page: the matrix, and for each cell its evidence. Everything that was read is escaped. */
final class HtmlReport {
    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;margin:2rem;color:#1b1f24;background:#fff}
            table{border-collapse:collapse;margin:1rem 0}
            th,td{border:1px solid #d0d7de;padding:.25rem .6rem;text-align:left;vertical-align:top}
            pre{background:#f6f8fa;padding:.6rem;overflow:auto;white-space:pre-wrap}
            .note{border-left:4px solid #9a6700;padding-left:.8rem}
            .pass{background:#dafbe1}.fail,.timeout,.tampered,.patch_rejected{background:#ffebe9}
            .flaky,.infra_error,.rubric_invalid{background:#fff8c5}
            @media(prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}pre{background:#161b22}
            th,td{border-color:#30363d}.pass{background:#12361f}.fail,.timeout,.tampered,.patch_rejected{background:#4a1a1d}
            .flaky,.infra_error,.rubric_invalid{background:#3b2f0b}}
            """;

    private final GradingReport report;
    private final StringBuilder html = new StringBuilder();

    private HtmlReport(GradingReport report) {
        this.report = report;
    }

    static String write(GradingReport report) {
        return new HtmlReport(report).write();
    }

    private String write() {
        String title = escaped("Grading of task %d: %s".formatted(report.taskId(), report.taskName()));
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\">")
                .append("<title>" + title + "</title><style>" + STYLE + "</style></head>\n<body><h1>" + title
                        + "</h1>\n");
        report.notes().forEach(note -> html.append("<p class=\"note\">" + escaped(note) + "</p>\n"));
        scores();
        matrix();
        html.append("<h2>Evidence</h2>\n");
        report.criteria().forEach(this::evidence);
        return html.append("</body></html>\n").toString();
    }

    private void scores() {
        html.append("<h2>Scores</h2>\n<table><tr><th></th><th>Points</th><th>Without INFRA_ERROR</th>")
                .append("<th>Criteria</th><th>Without INFRA_ERROR</th><th>Required</th></tr>\n");
        for (ReportTarget target : report.targets()) {
            html.append("<tr><th>" + escaped(target.title()) + "</th>");
            cell(Wording.share(target.detail().points(), target.score(), false));
            cell(Wording.share(target.detail().points(), target.scoreWithoutInfra(), true));
            cell(Wording.share(target.detail().criteria(), target.passRate(), false));
            cell(Wording.share(target.detail().criteria(), target.passRateWithoutInfra(), true));
            cell(Wording.required(report, target));
            html.append("</tr>\n");
        }
        html.append("</table>\n");
    }

    private void matrix() {
        html.append("<h2>Criteria</h2>\n<table><tr><th>#</th><th>Criterion</th><th>Score</th><th>Required</th>");
        report.targets()
                .forEach(target -> html.append(
                        "<th title=\"%s\">%s</th>".formatted(escaped(target.title()), escaped(target.symbol()))));
        html.append("</tr>\n");
        for (GradedCriterion graded : report.criteria()) {
            html.append("<tr>");
            cell(Integer.toString(graded.criterion().counter()));
            cell(graded.criterion().id());
            cell(Integer.toString(graded.criterion().score()));
            cell(graded.criterion().required() ? "yes" : "no");
            for (ReportTarget target : report.targets()) {
                Cell cell = graded.cell(target);
                String style = cell == null ? "none" : cell.verdict().word();
                html.append("<td class=\"%s\">%s</td>".formatted(style, escaped(Wording.verdict(cell))));
            }
            html.append("</tr>\n");
        }
        html.append("</table>\n");
    }

    private void evidence(GradedCriterion graded) {
        html.append("<h3>%d: %s</h3>\n<pre>%s</pre>\n<pre>%s</pre>\n"
                .formatted(
                        graded.criterion().counter(),
                        escaped(graded.criterion().id()),
                        escaped(graded.criterion().text()),
                        escaped(graded.criterion().command())));
        for (ReportTarget target : report.targets()) {
            Cell cell = graded.cell(target);
            if (cell != null) {
                html.append("<details><summary>%s: %s, %s</summary>\n"
                        .formatted(escaped(target.title()), escaped(Wording.verdict(cell)), escaped(cell.reason())));
                cell.runs().forEach(this::run);
                html.append("</details>\n");
            }
        }
    }

    private void run(GradingRun run) {
        Evidence evidence = run.evidence();
        html.append("<table>\n");
        fact("Verdict", run.verdict().name() + ", " + run.reason());
        fact("Exit", exit(evidence.exit()));
        fact("Image", image(evidence.image()));
        for (PatchUse patch : evidence.patches()) {
            fact(patch.stage().name().toLowerCase(Locale.ROOT).replace('_', ' '), patch(patch));
        }
        evidence.commands().forEach(command -> fact("Command", command));
        fact(
                "Began",
                "%s, took %d ms"
                        .formatted(
                                evidence.timing().startedAt(),
                                evidence.timing().took().toMillis()));
        fact("Output", evidence.output().bytes() + " bytes");
        html.append("</table>\n");
        if (!evidence.output().text().isEmpty()) {
            html.append("<pre>" + escaped(evidence.output().text()) + "</pre>\n");
        }
    }

    private static String exit(ExitFacts exit) {
        var facts = new StringJoiner(", ");
        facts.add(exit.code() == null ? "no exit status" : "status " + exit.code());
        if (exit.deadlineFired()) {
            facts.add("the deadline fired");
        }
        if (exit.outOfMemory()) {
            facts.add("out of memory");
        }
        return facts.toString();
    }

    private static String image(@Nullable ImageId image) {
        return image == null ? "none" : image.value();
    }

    private static String patch(PatchUse patch) {
        String hash = patch.sha256() == null ? "" : " sha256:" + patch.sha256();
        return patch.file() + hash + (patch.applied() ? "" : ", not applied: " + patch.message());
    }

    private void fact(String name, String value) {
        html.append("<tr><th>%s</th><td>%s</td></tr>\n".formatted(escaped(name), escaped(value)));
    }

    private void cell(String text) {
        html.append("<td>").append(escaped(text)).append("</td>");
    }
}
