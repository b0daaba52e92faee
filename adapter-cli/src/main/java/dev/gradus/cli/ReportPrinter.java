package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.report.GradingReport;
import dev.gradus.core.report.ReportFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prints the report on a task in any of its forms. */
final class ReportPrinter {
    private final Printer printer;
    private final OutputFormat format;

    ReportPrinter(Printer printer, @Nullable OutputFormat format) {
        this.printer = printer;
        this.format = Objects.requireNonNullElse(format, OutputFormat.TABLE);
    }

    /** Prints the report that a backend answered with, and returns what it says of the grading. */
    GradingReport print(Document answer) {
        GradingReport report = answer.member("grading").orElseThrow().as(GradingReport.class);
        switch (format) {
            case TABLE, WIDE -> people(report);
            case JSON -> printer.line(answer.toPrettyJson());
            case IDS -> printer.list(ReportRows.steps(report), Listing.CELLS);
            case JSONL, CSV -> printer.list(ReportRows.of(report), Listing.CELLS);
            case MARKDOWN -> printer.text(ReportFormat.MARKDOWN.write(report));
            case HTML -> printer.text(ReportFormat.HTML.write(report));
            case JUNIT -> printer.text(ReportFormat.JUNIT.write(report));
        }
        return report;
    }

    private void people(GradingReport report) {
        new ReportTree(report).lines().forEach(printer::line);
        if (!report.criteria().isEmpty()) {
            printer.line("");
            printer.rows(ReportRows.scores(report), Listing.SCORES);
        }
        report.notes().forEach(note -> printer.line(Cells.oneLine(note)));
    }
}
