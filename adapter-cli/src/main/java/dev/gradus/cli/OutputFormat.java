package dev.gradus.cli;

import java.util.Locale;

/** How results are printed. */
enum OutputFormat {
    /** For people. */
    TABLE,
    /** For people with wide terminals. */
    WIDE,
    /** The API's body, never cut. */
    JSON,
    /** One JSON object a line. */
    JSONL,
    /** One id a line. */
    IDS,
    /** RFC 4180, with a header. */
    CSV,
    /** A report as Markdown. */
    MARKDOWN,
    /** A report as a page. */
    HTML,
    /** A report as JUnit's XML. */
    JUNIT;

    /** Whether only reports have this form. */
    boolean isOfReports() {
        return this == MARKDOWN || this == HTML || this == JUNIT;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
