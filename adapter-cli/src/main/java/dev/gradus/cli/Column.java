package dev.gradus.cli;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param title its heading
 * @param wide whether only wide tables and CSV have it
 * @param value what it shows of a row
 */
record Column(String title, boolean wide, Function<Document, String> value) {
    Column {
        requireNonNull(title, "title");
        requireNonNull(value, "value");
    }

    /** The value at a path. */
    static Column of(String title, String path) {
        return new Column(title, false, row -> Cells.text(row, path));
    }

    /** The value at a path, in wide tables. */
    static Column wide(String title, String path) {
        return new Column(title, true, row -> Cells.text(row, path));
    }

    /** The same column, in wide tables. */
    Column onlyWide() {
        return new Column(title, true, value);
    }
}
