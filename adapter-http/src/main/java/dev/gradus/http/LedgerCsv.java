package dev.gradus.http;

import dev.gradus.core.api.LedgerRepresentation;
import dev.gradus.core.data.Document;
import dev.gradus.core.ledger.LedgerEntry;
import java.util.List;
import java.util.stream.Collectors;

/** The ledger as a table: RFC 4180, quoted only where needed, null as nothing. */
final class LedgerCsv {
    private static final List<String> COLUMNS = List.of(
            "id", "task", "run_id", "status", "started_at", "finished_at", "duration_ms", "outputs_uri", "log_excerpt");
    private static final int MAX_EXCERPT = 100;
    private static final String END = "\r\n";

    private LedgerCsv() {}

    static String of(List<LedgerEntry> entries) {
        return entries.stream()
                .map(LedgerCsv::row)
                .collect(Collectors.joining("", String.join(",", COLUMNS) + END, ""));
    }

    private static String row(LedgerEntry entry) {
        Document shown = LedgerRepresentation.of(entry);
        return COLUMNS.stream()
                        .map(column -> quoted(cell(column, shown.member(column).orElseThrow())))
                        .collect(Collectors.joining(","))
                + END;
    }

    private static String cell(String column, Document value) {
        if (value.isNull()) {
            return "";
        }
        String text = value.isString() ? value.text() : value.toJson();
        return column.equals("log_excerpt") ? shortened(text) : text;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MAX_EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_EXCERPT)) + "...";
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(unit -> unit == ',' || unit == '"' || unit == '\r' || unit == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
