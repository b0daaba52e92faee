package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** RFC 4180, with a header, every column, and nothing that a spreadsheet would take for a formula. */
final class Csv {
    private Csv() {}

    static void print(List<Document> rows, List<Column> columns, PrintWriter out) {
        out.print(columns.stream()
                .map(column -> column.title().toLowerCase(Locale.ROOT).replace(' ', '_'))
                .collect(Collectors.joining(",", "", "\r\n")));
        for (Document row : rows) {
            out.print(columns.stream()
                    .map(column -> field(column.value().apply(row)))
                    .collect(Collectors.joining(",", "", "\r\n")));
        }
    }

    private static String field(String text) {
        String safe = text.matches("[=+@\t\r].*|-[^0-9].*") ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(point -> point == ',' || point == '"' || point == '\n' || point == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
