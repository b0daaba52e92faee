package dev.gradus.core.report;

import java.util.function.Function;

/** The forms in which a report can be written as a text of its own. */
public enum ReportFormat {
    /** Tables for people, as GitHub reads them. */
    MARKDOWN("text/markdown", MarkdownReport::write),
    /** One page that needs nothing else and runs nothing. */
    HTML("text/html", HtmlReport::write),
    /** For what shows test results: a suite for the gate and one for each solution. */
    JUNIT("application/xml", JunitReport::write);

    private final String mediaType;
    private final Function<GradingReport, String> writer;

    ReportFormat(String mediaType, Function<GradingReport, String> writer) {
        this.mediaType = mediaType;
        this.writer = writer;
    }

    /** What HTTP calls it; always UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /** The report in this form. */
    public String write(GradingReport report) {
        return writer.apply(report);
    }
}
