package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns of text, two blanks apart.
 *
 * @param lines the heading first
 */
record TextTable(List<String> lines) {
    private static final int MAX_CELL = 80;

    TextTable {
        lines = List.copyOf(lines);
    }

    static TextTable of(List<Document> rows, List<Column> columns) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns.stream().map(Column::title).toList());
        for (Document row : rows) {
            cells.add(columns.stream()
                    .map(column -> cut(column.value().apply(row)))
                    .toList());
        }
        int[] widths = widths(cells, columns.size());
        return new TextTable(cells.stream().map(line -> line(line, widths)).toList());
    }

    /** The text followed by blanks up to a width. */
    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static int[] widths(List<List<String>> cells, int columns) {
        int[] widths = new int[columns];
        for (List<String> line : cells) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        return widths;
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(i == 0 ? "" : "  ").append(padded(cells.get(i), widths[i]));
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String text) {
        return text.length() <= MAX_CELL ? text : text.substring(0, MAX_CELL - 1) + "…";
    }
}
